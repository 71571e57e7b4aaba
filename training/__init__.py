"""The recipe of the Danish pipeline that sprogtjek ships. See README.md beside this file."""
