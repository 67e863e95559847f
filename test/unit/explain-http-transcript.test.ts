import { describe, expect, test } from 'vitest';
import { exchangeFromTranscript, maybeExchange } from '../../core/explain/http-transcript.ts';

const plain = `POST /oauth2/par HTTP/1.1
Host: as.example
Content-Type: application/x-www-form-urlencoded

client_id=billing&response_type=code&client_assertion=a.b.c

HTTP/1.1 401 Unauthorized
Date: Thu, 01 Jan 2026 00:00:00 GMT
Content-Type: application/json

{"error":"invalid_client"}
`;

describe('request and response as text', () => {
  test('are read as HTTP writes them', () => {
    expect(exchangeFromTranscript(plain)).toEqual({
      request: {
        method: 'POST',
        url: 'https://as.example/oauth2/par',
        headers: [
          { name: 'Host', value: 'as.example' },
          { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
        ],
        body: 'client_id=billing&response_type=code&client_assertion=a.b.c',
      },
      response: {
        status: 401,
        headers: [
          { name: 'Date', value: 'Thu, 01 Jan 2026 00:00:00 GMT' },
          { name: 'Content-Type', value: 'application/json' },
        ],
        body: '{"error":"invalid_client"}',
      },
    });
    expect(exchangeFromTranscript(plain.replaceAll('\n', '\r\n'))).toEqual(exchangeFromTranscript(plain));
  });

  test('are read from what curl -v prints', () => {
    const curl = `* Connected to 127.0.0.1 (127.0.0.1) port 8080
> GET /api HTTP/2
> Host: 127.0.0.1:8080
> Authorization: Bearer abc
>
* Request completely sent off
< HTTP/2 401
< WWW-Authenticate: Bearer error="invalid_token"
<
{ [12 bytes data]
no`;
    expect(exchangeFromTranscript(curl)).toMatchObject({
      request: { method: 'GET', url: 'http://127.0.0.1:8080/api', body: null },
      response: { status: 401, headers: [{ name: 'WWW-Authenticate', value: 'Bearer error="invalid_token"' }], body: 'no' },
    });
  });

  test.each([
    ['', 'nothing'],
    ['GET /api HTTP/1.1\nHost: api.example\n', 'no response'],
    ['HTTP/1.1 401 Unauthorized\n\n', 'no request'],
    ['GET /api HTTP/1.1\n\nHTTP/1.1 401 Unauthorized\n', 'no host'],
    ['eyJhbGciOiJFUzI1NiJ9.e30.AA', 'a token'],
  ])('are none in %j: %s', (text) => {
    expect(exchangeFromTranscript(text)).toBeNull();
  });

  test('of several, the first request counts with its own answer', () => {
    const second = plain.replace('401 Unauthorized', '200 OK').replace('/oauth2/par', '/token');
    expect(exchangeFromTranscript(`${plain}\n${second}`)).toEqual(exchangeFromTranscript(plain));
  });
});

test('a look tells whether it may be worth reading', () => {
  expect(maybeExchange(plain)).toBe(true);
  expect(maybeExchange('{"log":{"entries":[{"request":{},"response":{}}]}}')).toBe(true);
  expect(maybeExchange('{"request":{}}')).toBe(false);
  expect(maybeExchange('HTTP/1.1 200 OK\n\nPOSTED')).toBe(false);
});
