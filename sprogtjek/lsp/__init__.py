"""The language server: sprogtjek in an editor. A thin translator over ``Linter``."""
