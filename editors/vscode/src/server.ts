/** The connection to `sprogtjek lsp`: started, asked, ended. */

import { type OutputChannel, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import type { Launch } from './launch';
import { options } from './settings';

export const LANGUAGES = ['plaintext', 'markdown', 'html'];

/** What is sent to the server: texts, and the YAML that is settings or rules. */
const SELECTOR = [
    ...LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme }))),
    { scheme: 'file', language: 'yaml' },
];

/** Shows the answer to a command of the server's, which was asked about the text of an address. */
export type Show = (command: string, about: unknown, answer: unknown) => Promise<void>;

export class Server {
    private client: LanguageClient | undefined;

    constructor(
        private readonly log: OutputChannel,
        private readonly show: Show,
    ) {}

    get runs(): boolean {
        return this.client?.isRunning() ?? false;
    }

    async start(launch: Launch): Promise<void> {
        await this.stop();
        const run = { ...launch, args: [...launch.args, 'lsp'], transport: TransportKind.stdio };
        this.client = new LanguageClient('sprogtjek', 'sprogtjek', run, this.options());
        await this.client.start();
    }

    async stop(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        await client?.dispose();
    }

    /** The answer to a command; undefined while no server runs. */
    async ask<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
        if (!this.client?.isRunning()) {
            return undefined;
        }
        const answer = await this.client.sendRequest<T | null>('workspace/executeCommand', {
            command,
            arguments: args,
        });
        return answer ?? undefined;
    }

    private options(): LanguageClientOptions {
        const settings = workspace.getConfiguration('sprogtjek');
        return {
            documentSelector: SELECTOR,
            outputChannel: this.log,
            initializationOptions: options((key) => settings.get(key)),
            diagnosticPullOptions: { onChange: true, onTabs: false },
            middleware: {
                executeCommand: async (command, args, next) => {
                    const answer: unknown = await next(command, args);
                    await this.show(command, args[0], answer); // it was behind the lightbulb
                    return answer;
                },
                workspace: {
                    configuration: async (params, token, next) => {
                        const found = await next(params, token);
                        if (!Array.isArray(found)) {
                            return found;
                        }
                        return found.map((each: Record<string, unknown> | null) => options((key) => each?.[key]));
                    },
                },
            },
            initializationFailedHandler: () => false, // the one who starts it tells of it
        };
    }
}
