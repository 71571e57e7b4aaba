;;; -*- lexical-binding: t -*-
;; What a writer does in Emacs, for tests/test_emacs.py. Nothing waits for a time, only for a state.

(require 'cl-lib)
(require 'json)
(package-initialize)
(defvar sprogtjek-command (split-string (getenv "SERVER") "\n"))
(load (getenv "SETTINGS") nil t)
(setq last-nonmenu-event ?a) ; chosen with a key, not with the mouse
(setq eglot-connect-timeout 120 eglot-sync-connect 120)

(defconst patience 120) ; seconds; far more than anything takes on a busy machine
(defvar told nil)

(defun tell (key value) (push (cons key value) told))

(defun wait (what ready)
  (let ((end (+ (float-time) patience)))
    (while (not (funcall ready))
      (when (> (float-time) end) (error "waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun found ()
  (flymake-start)
  (mapcar (lambda (each)
            (list (flymake-diagnostic-text each)
                  (buffer-substring-no-properties
                   (flymake-diagnostic-beg each) (flymake-diagnostic-end each))))
          (flymake-diagnostics)))

(defun has (word) (lambda () (cl-some (lambda (each) (equal (cadr each) word)) (found))))

(defun all () (buffer-substring-no-properties (point-min) (point-max)))

(defun act (start action)
  "Call ACTION; in the menu pick the entry that begins with START."
  (let ((before (all)))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt entries &rest _)
                 (let ((titles (mapcar (lambda (each) (if (consp each) (car each) each)) entries)))
                   (or (cl-find start titles :test (lambda (a b) (string-prefix-p a b)))
                       (error "%s is not in %S" start titles))))))
      (funcall action))
    (wait start (lambda () (not (equal before (all)))))))

(defun run ()
  (find-file "brev.txt")
  (run-hooks 'post-command-hook) ; as after every command; there eglot begins
  (wait "findings" (has "Såfremt"))
  (tell 'first (apply #'vector (mapcar (lambda (each) (apply #'vector each)) (found))))
  (goto-char (point-min))
  (search-forward "Såfr")
  (act "Skriv »Hvis«" (lambda () (eglot-code-actions (point) (point) nil t)))
  (tell 'replaced (all))
  (goto-char (point-max))
  (insert "Vi skal 🎉 fremsende skemaet, såfremt I flytter.\n")
  (eglot--signal-textDocument/didChange)
  (wait "findings in what is typed" (has "fremsende"))
  (act "Ret alt" #'sprogtjek-ret-alt)
  (tell 'text (all))
  (save-buffer)
  (eglot-shutdown (eglot-current-server)))

(condition-case fault (run) (error (tell 'fault (error-message-string fault))))
(let ((coding-system-for-write 'utf-8)) (write-region (json-encode told) nil (getenv "TOLD")))
