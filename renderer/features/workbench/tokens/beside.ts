/** What stands beside the list of tokens: the one that was opened, or what the server answered to a refresh or a question. */
export type Beside = 'token' | 'refresh' | 'inquiry';
