import { describe, expect, test } from 'vitest';
import { isEmptyMaterial, materialOfFiles, noMaterial, typedMaterial } from '../../renderer/app/key-material/given-material.ts';

const certificate = '-----BEGIN CERTIFICATE-----';
const key = '-----BEGIN PRIVATE KEY-----';
const binary = Uint8Array.of(0x30, 0x82, 0xff);

describe('key material out of files', () => {
  test('is the text of a file, under the name of the file', async () => {
    expect(await materialOfFiles([new File([key], 'acme.key.pem')])).toEqual({
      ...typedMaterial(key),
      fileName: 'acme.key.pem',
      stem: 'acme.key',
    });
  });

  test('is the texts of several files one after the other', async () => {
    const files = [new File([certificate], 'acme.crt'), new File([key], 'acme.key')];
    expect(await materialOfFiles(files)).toMatchObject({ value: `${certificate}\n${key}`, text: `${certificate}\n${key}`, fault: null });
  });

  test('is the bytes of a file that is no text', async () => {
    expect(await materialOfFiles([new File([binary], 'acme.p12')])).toEqual({
      text: '',
      file: { name: 'acme.p12', size: 3 },
      fileName: 'acme.p12',
      stem: 'acme',
      fault: null,
      value: { base64: 'MIL_' },
    });
    const utf16 = Uint8Array.of(0x2d, 0, 0x2d, 0);
    expect(await materialOfFiles([new File([utf16], 'windows.pem')])).toMatchObject({ file: { size: 4 } });
  });

  test.each([
    ['one that is larger than 1 MB', [new File([new Uint8Array(1_000_001)], 'disk.img')], 'larger than 1 MB'],
    [
      'several that are larger than 1 MB together',
      [new File(['a'.repeat(600_000)], 'a'), new File(['b'.repeat(600_000)], 'b')],
      'together',
    ],
    ['a binary one beside another', [new File([key], 'acme.key'), new File([binary], 'acme.p12')], 'Choose the binary file alone.'],
    [
      'one that cannot be read, as a folder',
      [Object.assign(new File([], 'folder'), { arrayBuffer: () => Promise.reject(new Error('NotReadable')) })],
      'cannot be read',
    ],
  ])('leaves what was there, and says why, for %s', async (_, files, said) => {
    const before = typedMaterial('typed before');
    expect(await materialOfFiles(files, before)).toEqual({ ...before, fault: expect.stringContaining(said) });
  });

  test('is none where there is only white space', () => {
    expect([noMaterial.value, ' \n', 'a', { base64: '' }].map(isEmptyMaterial)).toEqual([true, true, false, false]);
  });
});
