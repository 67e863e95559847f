import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { oc } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterAll, expect, test } from 'vitest';
import { jsonSerializers } from '../../core/json-serializers.ts';
import { jsonObject } from '../../core/contract/values.ts';

const { port1, port2 } = new MessageChannel();
afterAll(() => port1.close());

const contract = { echo: oc.input(jsonObject).output(jsonObject) };
const received: string[] = [];
const router = implement(contract).router({
  echo: implement(contract.echo).handler(({ input }) => {
    received.push(JSON.stringify(input));
    return input;
  }),
});
new RPCHandler(router, { customJsonSerializers: jsonSerializers }).upgrade(port1);
port1.start();
port2.start();
const client: ContractRouterClient<typeof contract> = createORPCClient(
  new RPCLink({ port: port2, customJsonSerializers: jsonSerializers }),
);

test.each([
  '{"z":1,"a":{"b":[1,{"c":null}]}}',
  '{"__proto__":1}',
  '{"a":{"__proto__":{"polluted":true},"b":1},"list":[{"__proto__":[{"__proto__":"x"}]}]}',
  '{"constructor":{"prototype":1},"toString":"t","":0}',
])('%s goes over the wire as it is, there and back', async (text) => {
  const answer = await client.echo(JSON.parse(text));
  expect(received.at(-1)).toBe(text);
  expect(JSON.stringify(answer)).toBe(text);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test.each(['[]', '"text"', 'null', '7'])('%s is no JSON object', async (text) => {
  await expect(client.echo(JSON.parse(text))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
