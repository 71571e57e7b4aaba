/** sprogtjek in VS Code: finds the program, starts its server, and shows what it answers. */

import { commands, type ExtensionContext, languages, type OutputChannel, type TextEditor, Uri, window, workspace } from 'vscode';
import { Pages, SCHEME } from './pages';
import { Palette } from './palette';
import { find } from './places';
import { Server, type Show } from './server';
import { Status } from './status';

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
    const log = window.createOutputChannel('sprogtjek');
    const pages = new Pages();
    const show: Show = (command, about, answer) => pages.show(command, about, answer);
    const started = new Server(log, show);
    const status = new Status(started);
    const palette = new Palette(started, show);
    let last = Promise.resolve();
    const start = () => (last = last.then(() => begin(context, started, status, log))); // one at a time
    server = started;
    context.subscriptions.push(
        log,
        status,
        workspace.registerTextDocumentContentProvider(SCHEME, pages),
        window.onDidChangeActiveTextEditor(() => status.soon()),
        workspace.onDidChangeTextDocument(({ document }) => {
            if (document === window.activeTextEditor?.document) {
                status.soon();
            }
        }),
        languages.onDidChangeDiagnostics(() => status.soon()),
        workspace.onDidChangeConfiguration((change) => {
            if (change.affectsConfiguration('sprogtjek.path')) {
                void start();
            }
            status.soon();
        }),
        workspace.onDidGrantWorkspaceTrust(start),
        commands.registerCommand('sprogtjek.restart', start),
        commands.registerCommand('sprogtjek.showLog', () => log.show()),
        commands.registerCommand('sprogtjek.checkFolder', () => palette.checkFolder()),
        onText('sprogtjek.showScore', (editor) => palette.showScore(editor)),
        onText('sprogtjek.explainFinding', (editor) => palette.explainFinding(editor)),
        onText('sprogtjek.fixSafe', (editor) => palette.fixSafe(editor)),
    );
    await start();
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}

/** A command for the text one is looking at. */
function onText(name: string, action: (editor: TextEditor) => Promise<void>) {
    return commands.registerCommand(name, async () => {
        const editor = window.activeTextEditor;
        if (editor) {
            await action(editor);
        } else {
            void window.showInformationMessage('Åbn en tekst først.');
        }
    });
}

async function begin(
    context: ExtensionContext,
    started: Server,
    status: Status,
    log: OutputChannel,
): Promise<void> {
    const launch = await find((line) => log.appendLine(line));
    if (launch === undefined) {
        await started.stop();
        status.missing();
        void missing(context);
        return;
    }
    try {
        await started.start(launch);
    } catch (error) {
        log.appendLine(String(error));
        void failed();
    }
    status.soon();
}

async function failed(): Promise<void> {
    const look = 'Vis loggen';
    const choice = await window.showErrorMessage('sprogtjek kunne ikke starte.', look);
    if (choice === look) {
        await commands.executeCommand('sprogtjek.showLog');
    }
}

/** Say what to do where sprogtjek is not found. */
async function missing(context: ExtensionContext): Promise<void> {
    const set = workspace.getConfiguration('sprogtjek').get('path', '').trim();
    const said = set
        ? `sprogtjek er ikke i »${set}«. Ret stien i indstillingerne, eller slet den, så leder vi efter sprogtjek.`
        : 'sprogtjek er ikke installeret, eller også ved vi ikke, hvor det er. Installér det, eller skriv stien til det.';
    const guide = 'Sådan installerer du';
    const settings = 'Skriv stien';
    const again = 'Prøv igen';
    const choice = await window.showWarningMessage(said, guide, settings, again);
    const readme = Uri.joinPath(context.extensionUri, 'readme.md'); // vsce names it so
    if (choice === guide) {
        await commands.executeCommand('markdown.showPreview', readme);
    } else if (choice === settings) {
        await commands.executeCommand('workbench.action.openSettings', 'sprogtjek.path');
    } else if (choice === again) {
        await commands.executeCommand('sprogtjek.restart');
    }
}
