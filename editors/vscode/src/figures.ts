/** The figures of a text as words. */

/** What the server answers to `sprogtjek.figures`. */
export interface Figures {
    lix: number | null;
    band: string | null;
    words: number;
    sentences: number;
    longestSentence: number;
    findings: Record<'hint' | 'warning' | 'error', number>;
}

/** A few letters for the status bar. */
export function brief(figures: Figures): string {
    return figures.lix === null ? 'Lix –' : `Lix ${Math.round(figures.lix)}`;
}

/** Lines for the one who asks what the letters say. */
export function full(figures: Figures): string[] {
    const lix =
        figures.lix === null
            ? 'Teksten er for kort til et lixtal.'
            : `Lix ${Math.round(figures.lix)}: teksten er ${figures.band}.`;
    if (figures.words === 0) {
        return [lix];
    }
    const size = `${many(figures.words, 'ord', 'ord')} i ${many(figures.sentences, 'sætning', 'sætninger')}.`;
    return [lix, `${size} Den længste har ${figures.longestSentence}.`, found(figures)];
}

function found({ findings }: Figures): string {
    const parts = [
        many(findings.error, 'fejl', 'fejl'),
        many(findings.warning, 'advarsel', 'advarsler'),
        many(findings.hint, 'forslag', 'forslag'),
    ].filter((part) => !part.startsWith('0 '));
    return parts.length === 0 ? 'Ingen fund.' : `${listed(parts)}.`;
}

function listed(parts: string[]): string {
    const last = parts.at(-1) ?? '';
    return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} og ${last}`;
}

/** A number and what there is that many of. */
export function many(count: number, one: string, more: string): string {
    return `${count} ${count === 1 ? one : more}`;
}

/** What checking a folder came to; `counts` holds findings by file. */
export function summary(counts: Record<string, number>): string {
    const numbers = Object.values(counts);
    const total = numbers.reduce((sum, number) => sum + number, 0);
    if (numbers.length === 0) {
        return 'Der er ingen tekster i mappen, sprogtjek kan læse her.';
    }
    return `${total} fund i ${many(numbers.length, 'tekst', 'tekster')}.`;
}
