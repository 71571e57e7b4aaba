import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { options } from '../src/settings';

interface Setting {
    default: unknown;
    enum?: string[];
    enumDescriptions?: string[];
    enumItemLabels?: string[];
}

interface Manifest {
    contributes: {
        commands: { command: string; title: string }[];
        configuration: { properties: Record<string, Setting> };
    };
}

const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const SETTINGS = MANIFEST.contributes.configuration.properties;

test('what is not set is not sent', () => {
    const set: Record<string, unknown> = { level: 'hint', type: '', debounce: 0, path: '/opt/sprogtjek' };
    assert.deepEqual(options((key) => set[key]), { level: 'hint', debounce: 0, quiet: true });
});

test('the defaults leave all to the server and the settings of the folder', () => {
    const sent = options((key) => SETTINGS[`sprogtjek.${key}`]?.default);
    assert.deepEqual(sent, { debounce: 150, quiet: true });
});

test('every choice has a name and an explanation', () => {
    for (const [name, { enum: choices, enumDescriptions, enumItemLabels }] of Object.entries(SETTINGS)) {
        assert.equal(enumDescriptions?.length, choices?.length, name);
        assert.ok(!enumItemLabels || enumItemLabels.length === choices?.length, name);
    }
});

test('every command is carried out, and none clashes with the ones of the server', () => {
    const source = readFileSync('src/extension.ts', 'utf8');
    const server = readFileSync('../../sprogtjek/lsp/commands.py', 'utf8');
    for (const { command } of MANIFEST.contributes.commands) {
        assert.ok(source.includes(`'${command}'`), command);
        assert.ok(!server.includes(`"${command}"`), command);
    }
});
