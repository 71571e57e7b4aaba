-- What a writer does in Neovim, for tests/test_neovim.py. Nothing waits for a time, only for a state.

local PATIENCE = 120000 -- milliseconds; far more than anything takes on a busy machine
local told = { picked = {} }

local function wait(what, ready)
  local done = vim.wait(PATIENCE, function() return told.stuck or ready() end, 10)
  assert(done and not told.stuck, told.stuck or "waited in vain for " .. what)
end

local function found()
  local rules = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(rules, { each.code or each.user_data.lsp.code, each.lnum, each.col, each.end_col })
  end
  return rules
end

local function has(rule)
  return vim.tbl_contains(vim.tbl_map(function(each) return each[1] end, found()), rule)
end

-- The menu of the lightbulb: the first entry that begins as it should is picked.
local function pick(start)
  vim.ui.select = function(items, options, choose)
    local seen = vim.tbl_map(function(item) return (options.format_item(item)) end, items)
    for index, title in ipairs(seen) do
      if vim.startswith(title, start) then
        table.insert(told.picked, title)
        return choose(items[index], index)
      end
    end
    told.stuck = start .. " is not in " .. table.concat(seen, ", ")
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
end

local function act(start, options)
  pick(start)
  local before = text()
  vim.o.undolevels = vim.o.undolevels -- what is done from here on is undone by itself
  vim.lsp.buf.code_action(options)
  wait(start, function() return text() ~= before end)
end

local function hovered()
  local shown
  vim.lsp.handlers["textDocument/hover"] = function(_, result) shown = result end
  vim.lsp.buf_request(0, "textDocument/hover", vim.lsp.util.make_position_params(0, "utf-16"))
  wait("hover", function() return shown end)
  return shown.contents.value
end

local function run()
  wait("findings", function() return has("saafremt") end)
  told.first = found()

  vim.fn.search("Såfremt")
  told.hover = hovered()
  act("Skriv »Hvis«")
  told.replaced = text()
  wait("the finding to go", function() return not has("saafremt") end)

  vim.cmd("normal! GoVi skal 🎉 fremsende skemaet, såfremt I flytter.")
  wait("findings in what is typed", function() return has("saafremt") and has("fremsende") end)
  told.typed = found()
  act("Ret alt", { context = { only = { "source.fixAll" }, diagnostics = {} } })
  wait("nothing to put right", function() return not has("saafremt") and not has("fremsende") end)
  vim.cmd("silent undo")
  wait("the findings again", function() return has("saafremt") and has("fremsende") end)
  vim.cmd("silent redo")
  told.text = text()
  vim.cmd("silent write")
end

local ok, fault = xpcall(run, debug.traceback)
told.fault = not ok and fault or nil
told.messages = vim.fn.execute("messages")
vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.TOLD)
vim.cmd("qall!")
