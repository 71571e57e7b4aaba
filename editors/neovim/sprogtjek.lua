-- sprogtjek i Neovim 0.11 og nyere. Gem filen som ~/.config/nvim/plugin/sprogtjek.lua

vim.lsp.config("sprogtjek", {
  -- Står sprogtjek i et Python-miljø, så skriv hele stien: { "/home/anne/.venv/bin/sprogtjek", "lsp" }
  cmd = vim.g.sprogtjek_command or { "sprogtjek", "lsp" },
  filetypes = { "text", "markdown", "html", "yaml" },
  root_markers = { ".sprogtjek.yaml", ".git" },
  -- Hvad der skal vises, og hvad du skriver; ellers gælder .sprogtjek.yaml, fx { level = "hint" }
  init_options = vim.g.sprogtjek_settings or vim.empty_dict(),
})
vim.lsp.enable("sprogtjek")

-- Taster: K forklarer, gra retter, ]d går til næste fund. De er der i forvejen.
vim.diagnostic.config({ virtual_text = true })
