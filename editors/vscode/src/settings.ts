/** VS Code's settings as the server is told of them. */

const ASKED = ['level', 'type', 'profile', 'debounce', 'docs'] as const;

/** The settings that are set; the server has its own defaults and `.sprogtjek.yaml` for the others. */
export function options(value: (key: string) => unknown): Record<string, unknown> {
    const set = ASKED.map((key) => [key, value(key)] as const);
    const given = set.filter(([, each]) => each !== undefined && each !== null && each !== '');
    return { ...Object.fromEntries(given), quiet: true };
}
