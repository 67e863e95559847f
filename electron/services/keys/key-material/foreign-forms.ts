import { invalidInput } from '../../fault.ts';

/** A form of keys that is known and cannot be read. */
interface ForeignForm {
  readonly is: string;
  readonly fix: string;
}

/** Texts that would otherwise pass for a secret. */
const texts: readonly (ForeignForm & { readonly form: RegExp })[] = [
  {
    form: /^sk-\S+@openssh\.com AAAA/,
    is: 'the OpenSSH public key of a security key, which only that can use',
    fix: 'Import a key of another kind.',
  },
  { form: /^---- BEGIN SSH2 /, is: 'an SSH2 public key', fix: 'Convert it with “ssh-keygen -i -f FILE” and import that.' },
  { form: /^PuTTY-User-Key-File-/, is: 'a PuTTY key', fix: 'Export it as an OpenSSH key in PuTTYgen and import that.' },
];

const keystoreFix =
  'Convert it with “keytool -importkeystore -srckeystore FILE -destkeystore new.p12 -deststoretype PKCS12” and import new.p12.';

/** Binary files, by their first bytes. */
const files: readonly (ForeignForm & { readonly magic: readonly number[] })[] = [
  { magic: [0xfe, 0xed, 0xfe, 0xed], is: 'a Java keystore of the old form (JKS)', fix: keystoreFix },
  { magic: [0xce, 0xce, 0xce, 0xce], is: 'a Java keystore of the old form (JCEKS)', fix: keystoreFix },
  { magic: [0x50, 0x4b, 0x03, 0x04], is: 'a ZIP archive', fix: 'Unpack it and choose the file with the key.' },
];

/** Throws INVALID_INPUT (`material`) for a text that is a key of a form that cannot be read. */
export function refuseForeignText(text: string): void {
  const other = texts.find(({ form }) => form.test(text));
  if (other !== undefined) throw invalidInput('material', `The key is ${other.is}.`, { fix: other.fix });
}

/** INVALID_INPUT (`material`) for a binary file that is no key that can be read. */
export function refuseForeignBytes(bytes: Uint8Array): ReturnType<typeof invalidInput> {
  const other = files.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (other !== undefined) return invalidInput('material', `The file is ${other.is}.`, { fix: other.fix });
  return invalidInput('material', 'The file is binary and holds no key or certificate of a form that is known here.', {
    fix: 'If its bytes are a secret, read it as a secret in UTF-8, which takes them as they are.',
  });
}
