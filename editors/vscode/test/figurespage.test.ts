import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresPage } from '../src/figurespage';

test('the page bears the name of the text, and no path', () => {
    const [title, html] = figuresPage('/home/anne/brev.txt', '/home/anne/brev.txt (brev)\n\n  Lix   43');
    assert.equal(title, 'Tal for brev.txt');
    assert.match(html, /<pre>brev\.txt \(brev\)\n\n {2}Lix {3}43<\/pre>/);
    assert.ok(!html.includes('anne'));
});

test('Windows writes paths in its own way', () => {
    assert.equal(figuresPage('C:\\breve\\brev.txt', '')[0], 'Tal for brev.txt');
});

test('letters of the text are no HTML', () => {
    const [, html] = figuresPage('/brev.txt', '»<b>« & co.');
    assert.ok(html.includes('»&lt;b&gt;« &amp; co.'));
});
