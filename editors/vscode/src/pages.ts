/** Answers of the server as pages beside the text: explanations, and a text in numbers. */

import { basename } from 'node:path';
import { commands, EventEmitter, type TextDocumentContentProvider, Uri, ViewColumn, window, workspace } from 'vscode';

export const SCHEME = 'sprogtjek';

export class Pages implements TextDocumentContentProvider {
    private readonly written = new Map<string, string>();
    private readonly changed = new EventEmitter<Uri>();
    readonly onDidChange = this.changed.event;

    /** A page in Markdown, as it is to be read. */
    async explain(content: string): Promise<void> {
        const page = this.write('Forklaring.md', content);
        await commands.executeCommand('markdown.showPreviewToSide', page);
    }

    /** A page of figures, letter for letter. */
    async score(name: string, content: string): Promise<void> {
        const page = this.write(`Tal for ${basename(name)}`, content);
        const document = await workspace.openTextDocument(page);
        await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
    }

    provideTextDocumentContent(uri: Uri): string {
        return this.written.get(uri.path) ?? '';
    }

    private write(name: string, content: string): Uri {
        const uri = Uri.from({ scheme: SCHEME, path: `/${name}` });
        this.written.set(uri.path, content);
        this.changed.fire(uri);
        return uri;
    }
}
