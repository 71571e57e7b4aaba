-- sprogtjek i Neovim 0.7–0.10. Gem filen som ~/.config/nvim/plugin/sprogtjek.lua

-- Står sprogtjek i et Python-miljø, så skriv hele stien: { "/home/anne/.venv/bin/sprogtjek", "lsp" }
local command = vim.g.sprogtjek_command or { "sprogtjek", "lsp" }

-- Hvad der skal vises, og hvad du skriver; ellers gælder .sprogtjek.yaml, fx { level = "hint" }
local settings = vim.g.sprogtjek_settings or {}

local client

local function keys(buffer)
  local function map(key, action)
    vim.keymap.set("n", key, action, { buffer = buffer })
  end
  map("K", vim.lsp.buf.hover) -- hvorfor?
  map("<Leader>a", vim.lsp.buf.code_action) -- hvad kan jeg skrive?
  map("]d", vim.diagnostic.goto_next) -- næste fund
  map("[d", vim.diagnostic.goto_prev)
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "text", "markdown", "html", "yaml" },
  callback = function(event)
    if not client or vim.lsp.client_is_stopped(client) then
      client = vim.lsp.start_client({
        name = "sprogtjek",
        cmd = command,
        root_dir = vim.fn.getcwd(),
        init_options = settings,
      })
    end
    if client then
      vim.lsp.buf_attach_client(event.buf, client)
      keys(event.buf)
    end
  end,
})
