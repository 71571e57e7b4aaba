import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief, type Figures, full, summary } from '../src/figures';

const FIGURES: Figures = {
    lix: 42.8,
    band: 'middel',
    words: 37,
    sentences: 2,
    longestSentence: 28,
    findings: { hint: 0, warning: 3, error: 1 },
};
const SHORT: Figures = { ...FIGURES, lix: null, band: null, words: 4, sentences: 1, longestSentence: 4 };

test('the status bar shows a whole number', () => {
    assert.equal(brief(FIGURES), 'Lix 43');
    assert.equal(brief(SHORT), 'Lix –');
});

test('the tooltip says what the number means and what is found', () => {
    assert.deepEqual(full(FIGURES), [
        'Lix 43: teksten er middel.',
        '37 ord i 2 sætninger. Den længste har 28.',
        '1 fejl og 3 advarsler.',
    ]);
});

test('one is not many, and none is said', () => {
    const findings = { hint: 2, warning: 1, error: 1 };
    assert.equal(full({ ...FIGURES, findings })[2], '1 fejl, 1 advarsel og 2 forslag.');
    assert.equal(full({ ...SHORT, findings: { hint: 0, warning: 0, error: 0 } })[2], 'Ingen fund.');
    assert.equal(full(SHORT)[1], '4 ord i 1 sætning. Den længste har 4.');
});

test('an empty text has little to say', () => {
    assert.deepEqual(full({ ...SHORT, words: 0, sentences: 0 }), ['Teksten er for kort til et lixtal.']);
});

test('a folder is summed up', () => {
    assert.equal(summary({ a: 2, b: 0 }), '2 fund i 2 tekster.');
    assert.equal(summary({ a: 1 }), '1 fund i 1 tekst.');
    assert.match(summary({}), /^Der er ingen tekster/);
});
