/** Answers of the server as pages beside the text: explanations, and a text in numbers. */

import { commands, EventEmitter, type TextDocumentContentProvider, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { figuresPage } from './figurespage';

export const SCHEME = 'sprogtjek';

export class Pages implements TextDocumentContentProvider {
    private readonly written = new Map<string, string>();
    private readonly changed = new EventEmitter<Uri>();
    private panel: WebviewPanel | undefined;
    readonly onDidChange = this.changed.event;

    /** Show the answer to a command that was asked about a text, if it is one to be read. */
    async show(command: string, about: unknown, answer: unknown): Promise<void> {
        if (typeof answer !== 'string') {
            return;
        }
        if (command === 'sprogtjek.explain') {
            await this.explain(answer);
        } else if (command === 'sprogtjek.score') {
            this.score(Uri.parse(String(about)), answer);
        }
    }

    provideTextDocumentContent(uri: Uri): string {
        return this.written.get(uri.path) ?? '';
    }

    private async explain(content: string): Promise<void> {
        const uri = Uri.from({ scheme: SCHEME, path: '/Forklaring.md' });
        this.written.set(uri.path, content);
        this.changed.fire(uri);
        await commands.executeCommand('markdown.showLockedPreviewToSide', uri);
    }

    private score(uri: Uri, content: string): void {
        const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
        this.panel ??= window.createWebviewPanel('sprogtjek.score', 'Tal', place);
        this.panel.onDidDispose(() => (this.panel = undefined));
        const [title, html] = figuresPage(uri.fsPath, content);
        this.panel.title = title;
        this.panel.webview.html = html;
        this.panel.reveal(undefined, true);
    }
}
