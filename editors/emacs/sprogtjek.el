;;; sprogtjek.el --- Klart sprog i Emacs, med eglot  -*- lexical-binding: t -*-

;; Emacs 29 har eglot i sig. I Emacs 26–28 skal du først hente den: M-x package-install RET eglot,
;; eller på Debian: apt install elpa-eglot. Læg så dette i ~/.emacs.d/init.el.

;;; Code:

(require 'eglot)

;; Står sprogtjek i et Python-miljø, så skriv hele stien: ("/home/anne/.venv/bin/sprogtjek" "lsp")
(defvar sprogtjek-command '("sprogtjek" "lsp"))

(defvar sprogtjek-modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode))

;; Hvad teksten er skrevet i, ser sprogtjek på filens navn.
(add-to-list 'eglot-server-programs
             `(,(mapcar (lambda (mode) (list mode :language-id "plaintext")) sprogtjek-modes)
               . ,sprogtjek-command))

(defun sprogtjek-start ()
  "Tjek teksten, mens du skriver."
  (when (memq major-mode sprogtjek-modes)
    (eglot-ensure)))

(add-hook 'text-mode-hook #'sprogtjek-start)

(defun sprogtjek-ret-alt ()
  "Ret alt, der er sikkert at rette."
  (interactive)
  (eglot-code-actions (point-min) (point-max) "source.fixAll.sprogtjek" t))

(define-key eglot-mode-map (kbd "C-c a") #'eglot-code-actions)
(define-key eglot-mode-map (kbd "C-c r") #'sprogtjek-ret-alt)
(define-key eglot-mode-map (kbd "C-c n") #'flymake-goto-next-error)

;;; sprogtjek.el ends here
