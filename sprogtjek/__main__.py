"""``python -m sprogtjek``."""

from sprogtjek.cli import main

main()
