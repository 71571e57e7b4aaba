"""Whole websites and folders: where pages come from, and how they are checked in great numbers."""
