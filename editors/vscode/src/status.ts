/** LIX at the bottom of the window, for the text one is looking at. */

import { type Disposable, MarkdownString, StatusBarAlignment, type TextEditor, window, workspace } from 'vscode';
import { brief, type Figures, full } from './figures';
import { LANGUAGES, type Server } from './server';

const PAUSE = 300; // milliseconds without a change before the server is asked

export class Status implements Disposable {
    private readonly item = window.createStatusBarItem('sprogtjek.lix', StatusBarAlignment.Right, 100);
    private timer: NodeJS.Timeout | undefined;
    private asked = 0;

    constructor(private readonly server: Server) {
        this.item.name = 'Lixtal';
    }

    /** Sprogtjek is not to be found: say so where the number would stand. */
    missing(): void {
        this.item.text = '$(warning) sprogtjek mangler';
        this.item.tooltip = 'Klik for at prøve igen';
        this.item.command = 'sprogtjek.restart';
        this.item.show();
    }

    /** Something has changed: ask when it has been quiet for a moment. */
    soon(): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.refresh(), PAUSE);
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.item.dispose();
    }

    private async refresh(): Promise<void> {
        const editor = window.activeTextEditor;
        if (!this.server.runs || (!editor && window.visibleTextEditors.length > 0)) {
            return; // sprogtjek is missing, or a page beside the text is being read
        }
        if (!editor || !isShown(editor)) {
            this.item.hide();
            return;
        }
        this.asked += 1;
        const mine = this.asked;
        const figures = await this.server.ask<Figures>('sprogtjek.figures', editor.document.uri.toString());
        if (mine === this.asked && figures) {
            this.say(figures);
        }
    }

    private say(figures: Figures): void {
        this.item.text = `$(book) ${brief(figures)}`;
        this.item.tooltip = new MarkdownString(full(figures).join('\n\n'));
        this.item.command = 'sprogtjek.showScore';
        this.item.show();
    }
}

function isShown(editor: TextEditor): boolean {
    const wanted = workspace.getConfiguration('sprogtjek').get('statusBar', true);
    return wanted && LANGUAGES.includes(editor.document.languageId);
}
