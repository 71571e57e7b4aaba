/** Finds sprogtjek on this machine. */

import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { extensions, Uri, workspace } from 'vscode';
import { candidates, first, type Launch } from './launch';

const PATIENCE = 20_000; // milliseconds: a cold start from a network drive is slow

/** How to start sprogtjek; undefined where it is not found. */
export async function find(note: (line: string) => void): Promise<Launch | undefined> {
    const trusted = workspace.isTrusted ? (workspace.workspaceFolders ?? []) : [];
    const around = {
        path: workspace.getConfiguration('sprogtjek').get('path', ''),
        folders: trusted.map((folder) => folder.uri.fsPath),
        interpreters: workspace.isTrusted ? await interpreters(trusted[0]?.uri) : [],
        home: homedir(),
        windows: process.platform === 'win32',
    };
    return first(candidates(around, isFolder), (launch) => answers(launch, note));
}

function isFolder(name: string): boolean {
    return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function answers(launch: Launch, note: (line: string) => void): Promise<boolean> {
    return new Promise((resolve) => {
        execFile(launch.command, [...launch.args, '--version'], { timeout: PATIENCE }, (error, out) => {
            const found = error === null && out.startsWith('sprogtjek');
            note(`${found ? 'Fandt' : 'Ikke her:'} ${[launch.command, ...launch.args].join(' ')}`);
            resolve(found);
        });
    });
}

/** The part of the Python extension's interface that is used here. */
interface PythonExtension {
    environments?: {
        getActiveEnvironmentPath(resource?: Uri): { path: string };
        resolveEnvironment(path: unknown): Promise<{ executable: { uri?: Uri } } | undefined>;
    };
}

/** The interpreter chosen in the Python extension, or else in its settings. */
async function interpreters(folder: Uri | undefined): Promise<string[]> {
    const python = extensions.getExtension<PythonExtension>('ms-python.python');
    const environments = python && (await python.activate()).environments;
    const active = environments?.getActiveEnvironmentPath(folder);
    const known = active && (await environments?.resolveEnvironment(active));
    const set = workspace.getConfiguration('python', folder ?? null).get<string>('defaultInterpreterPath');
    const named = [known?.executable.uri?.fsPath, set].filter((name) => name !== undefined && name !== '');
    return named.filter((name): name is string => name !== 'python');
}
