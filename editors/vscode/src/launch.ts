/** Where sprogtjek may be, best guess first, and the first place where it is. Knows nothing of VS Code. */

import * as path from 'node:path';

/** A program with its arguments, to which `lsp` or `--version` is added. */
export interface Launch {
    command: string;
    args: string[];
}

export interface Surroundings {
    /** The setting `sprogtjek.path`; empty when it is not set. */
    path: string;
    /** Folders that are open and trusted. */
    folders: string[];
    /** Interpreters that VS Code knows of, the best first. */
    interpreters: string[];
    home: string;
    windows: boolean;
}

const PYTHON = /^python[\d.]*w?(\.exe)?$/i;

/** All places to look; only the one that is set, if one is. */
export function candidates(around: Surroundings, isFolder: (name: string) => boolean): Launch[] {
    if (around.path.trim() !== '') {
        return [chosen(around, isFolder)];
    }
    const { join } = flavour(around);
    const environments = around.folders.flatMap((folder) => ['.venv', 'venv'].map((name) => join(folder, name)));
    return unique([
        ...around.interpreters.map(module),
        ...environments.filter(isFolder).map((folder) => module(interpreter(around, folder))),
        program('sprogtjek'),
        program(join(around.home, '.local', 'bin', around.windows ? 'sprogtjek.exe' : 'sprogtjek')),
        ...(around.windows ? ['py', 'python'] : ['python3', 'python']).map(module),
    ]);
}

/** The first of the places where sprogtjek answers. */
export async function first(
    places: Launch[],
    answers: (launch: Launch) => Promise<boolean>,
): Promise<Launch | undefined> {
    for (const launch of places) {
        if (await answers(launch)) {
            return launch;
        }
    }
    return undefined;
}

function chosen(around: Surroundings, isFolder: (name: string) => boolean): Launch {
    const name = expanded(around);
    if (isFolder(name)) {
        return module(interpreter(around, name));
    }
    return PYTHON.test(flavour(around).basename(name)) ? module(name) : program(name);
}

/** The path that is set, with `~` and `${workspaceFolder}` written out. */
function expanded(around: Surroundings): string {
    const folder = around.folders[0] ?? '';
    return around.path
        .trim()
        .replace(/^~(?=$|[\\/])/, () => around.home)
        .replaceAll('${workspaceFolder}', () => folder);
}

function interpreter(around: Surroundings, environment: string): string {
    const inside = around.windows ? ['Scripts', 'python.exe'] : ['bin', 'python'];
    return flavour(around).join(environment, ...inside);
}

function flavour(around: Surroundings): path.PlatformPath {
    return around.windows ? path.win32 : path.posix;
}

function module(python: string): Launch {
    return { command: python, args: ['-m', 'sprogtjek'] };
}

function program(command: string): Launch {
    return { command, args: [] };
}

function unique(launches: Launch[]): Launch[] {
    const seen = new Set<string>();
    return launches.filter(({ command }) => !seen.has(command) && seen.add(command));
}
