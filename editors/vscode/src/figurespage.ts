/** What `sprogtjek score` prints, as a page in which the columns stay under each other. */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = 'pre { font-family: var(--vscode-editor-font-family); white-space: pre; overflow-x: auto; }';
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The title of the page and its HTML. `path`: the text's, which is shortened to its name. */
export function figuresPage(path: string, printed: string): [title: string, html: string] {
    const name = path.split(/[\\/]/).at(-1) ?? path;
    const shown = printed.replaceAll(path, () => name).replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? letter);
    const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
    const html = `<!doctype html><html lang="da"><head>${head}<style>${STYLE}</style></head><body><pre>${shown}</pre></body></html>`;
    return [`Tal for ${name}`, html];
}
