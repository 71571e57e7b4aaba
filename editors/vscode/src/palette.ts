/** The commands in the palette. */

import { CodeActionKind, commands, languages, type Position, Range, type TextEditor, window, workspace } from 'vscode';
import type { CodeAction, Diagnostic } from 'vscode';
import { summary } from './figures';
import type { Server, Show } from './server';

const FIX_ALL = CodeActionKind.SourceFixAll.append('sprogtjek');

export class Palette {
    constructor(
        private readonly server: Server,
        private readonly shown: Show,
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
        await this.show('sprogtjek.score', editor);
    }

    /** Explain the rule of the finding at the cursor; ask which, where there are several. */
    async explainFinding(editor: TextEditor): Promise<void> {
        const here = found(editor, editor.selection.active);
        const rule = here.length > 1 ? await asked(here) : here[0] && name(here[0]);
        if (rule !== undefined) {
            await this.show('sprogtjek.explain', editor, rule);
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

    private async show(command: string, editor: TextEditor, ...args: string[]): Promise<void> {
        const uri = editor.document.uri.toString();
        await this.shown(command, uri, await this.server.ask(command, uri, ...args));
    }
}

/** The findings at a place, those of a few words before those of the whole paragraph. */
function found(editor: TextEditor, at: Position): Diagnostic[] {
    const all = languages.getDiagnostics(editor.document.uri);
    const here = all.filter((each) => each.source === 'sprogtjek' && each.range.contains(at) && name(each) !== undefined);
    return here.sort((a, b) => (a.range.contains(b.range) ? 1 : b.range.contains(a.range) ? -1 : 0));
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
