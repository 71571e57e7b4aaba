/** The commands in the palette. */

import { CodeActionKind, commands, languages, type Position, Range, type TextEditor, window, workspace } from 'vscode';
import type { CodeAction, Diagnostic } from 'vscode';
import { summary } from './figures';
import type { Pages } from './pages';
import type { Server } from './server';

const FIX_ALL = CodeActionKind.SourceFixAll.append('sprogtjek');

export class Palette {
    constructor(
        private readonly server: Server,
        private readonly pages: Pages,
    ) {}

    /** Check all texts in the folder, with progress, and offer the list of what is found. */
    async checkFolder(): Promise<void> {
        const counts = await this.server.ask<Record<string, number>>('sprogtjek.checkWorkspace');
        if (counts === undefined) {
            return;
        }
        const list = 'Vis fundene';
        const choice = await window.showInformationMessage(summary(counts), list);
        if (choice === list) {
            await commands.executeCommand('workbench.actions.view.problems');
        }
    }

    async showScore(editor: TextEditor): Promise<void> {
        const { uri } = editor.document;
        const said = await this.server.ask<string>('sprogtjek.score', uri.toString());
        if (said !== undefined) {
            await this.pages.score(uri.path, said);
        }
    }

    /** Explain the rule of the finding at the cursor; ask which, where there are several. */
    async explainFinding(editor: TextEditor): Promise<void> {
        const here = found(editor, editor.selection.active);
        const rule = here.length > 1 ? await asked(here) : here[0] && name(here[0]);
        if (rule !== undefined) {
            await this.explain(editor, rule);
        } else if (here.length === 0) {
            void window.showInformationMessage('Sæt markøren i et fund, så bliver det forklaret.');
        }
    }

    async fixSafe(editor: TextEditor): Promise<void> {
        const { uri, lineCount } = editor.document;
        const all = new Range(0, 0, lineCount, 0);
        const provider = 'vscode.executeCodeActionProvider';
        const actions = await commands.executeCommand<CodeAction[]>(provider, uri, all, FIX_ALL.value);
        const edit = actions.find((action) => action.kind && FIX_ALL.contains(action.kind))?.edit;
        if (edit === undefined) {
            void window.showInformationMessage('Her er ikke noget, der er sikkert at rette.');
        } else {
            await workspace.applyEdit(edit);
        }
    }

    private async explain(editor: TextEditor, rule: string): Promise<void> {
        const page = await this.server.ask<string>('sprogtjek.explain', editor.document.uri.toString(), rule);
        if (page !== undefined) {
            await this.pages.explain(page);
        }
    }
}

function found(editor: TextEditor, at: Position): Diagnostic[] {
    const all = languages.getDiagnostics(editor.document.uri);
    return all.filter((each) => each.source === 'sprogtjek' && each.range.contains(at) && name(each) !== undefined);
}

function name(diagnostic: Diagnostic): string | undefined {
    const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
    return code === undefined ? undefined : String(code);
}

async function asked(diagnostics: Diagnostic[]): Promise<string | undefined> {
    const items = diagnostics.map((each) => ({ label: each.message, rule: name(each), description: name(each) ?? '' }));
    const choice = await window.showQuickPick(items, { placeHolder: 'Hvilket fund?' });
    return choice?.rule;
}
