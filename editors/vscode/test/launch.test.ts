import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, first, type Surroundings } from '../src/launch';

const AROUND: Surroundings = { path: '', folders: ['/breve'], interpreters: [], home: '/home/anne', windows: false };
const WINDOWS: Surroundings = { ...AROUND, folders: ['C:\\breve'], home: 'C:\\Users\\anne', windows: true };

function looked(around: Partial<Surroundings>, ...folders: string[]): string[] {
    const launches = candidates({ ...AROUND, ...around }, (name) => folders.includes(name));
    return launches.map(({ command, args }) => [command, ...args].join(' '));
}

test('the interpreter of the Python extension goes before all others', () => {
    assert.deepEqual(looked({ interpreters: ['/opt/py/bin/python'] }, '/breve/.venv'), [
        '/opt/py/bin/python -m sprogtjek',
        '/breve/.venv/bin/python -m sprogtjek',
        'sprogtjek',
        '/home/anne/.local/bin/sprogtjek',
        'python3 -m sprogtjek',
        'python -m sprogtjek',
    ]);
});

test('an interpreter that is named twice is tried once', () => {
    const python = '/breve/.venv/bin/python';
    const places = looked({ interpreters: [python, python] }, '/breve/.venv');
    assert.equal(places.filter((place) => place.startsWith(python)).length, 1);
});

test('environments are looked for in each open folder', () => {
    const places = looked({ folders: ['/a', '/b'] }, '/a/venv', '/b/.venv');
    assert.deepEqual(places.slice(0, 2), ['/a/venv/bin/python -m sprogtjek', '/b/.venv/bin/python -m sprogtjek']);
});

test('Windows keeps its programs elsewhere', () => {
    assert.deepEqual(looked(WINDOWS, 'C:\\breve\\.venv'), [
        'C:\\breve\\.venv\\Scripts\\python.exe -m sprogtjek',
        'sprogtjek',
        'C:\\Users\\anne\\.local\\bin\\sprogtjek.exe',
        'py -m sprogtjek',
        'python -m sprogtjek',
    ]);
});

test('a path that is set is the only place', () => {
    const interpreters = ['/usr/bin/python3'];
    assert.deepEqual(looked({ interpreters, path: ' /opt/sprogtjek ' }), ['/opt/sprogtjek']);
    assert.deepEqual(looked({ path: '/usr/bin/python3.12' }), ['/usr/bin/python3.12 -m sprogtjek']);
    assert.deepEqual(looked({ path: '~/miljø' }, '/home/anne/miljø'), ['/home/anne/miljø/bin/python -m sprogtjek']);
    assert.deepEqual(looked({ path: '${workspaceFolder}/bin/sprogtjek' }), ['/breve/bin/sprogtjek']);
    assert.deepEqual(looked({ ...WINDOWS, path: 'C:\\Python\\pythonw.exe' }), ['C:\\Python\\pythonw.exe -m sprogtjek']);
});

test('a program with python in its name is no interpreter', () => {
    assert.deepEqual(looked({ path: '/opt/python-sprogtjek' }), ['/opt/python-sprogtjek']);
});

test('the first place that answers is taken, and no one is asked behind it', async () => {
    const asked: string[] = [];
    const places = ['a', 'b', 'c'].map((command) => ({ command, args: [] }));
    const found = await first(places, async ({ command }) => asked.push(command) > 0 && command === 'b');
    assert.equal(found?.command, 'b');
    assert.deepEqual(asked, ['a', 'b']);
});

test('nowhere is nowhere', async () => {
    assert.equal(await first([{ command: 'a', args: [] }], async () => false), undefined);
});
