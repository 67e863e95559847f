/** What a DER structure is, recognised by the shape of its outermost sequence. */
export interface DerShape {
  readonly kind: 'pkcs8' | 'pkcs1' | 'sec1' | 'spki' | 'pkcs1-public' | 'encrypted' | 'certificate' | 'unknown';
  /** Object identifier of the key's algorithm, where the structure names one. */
  readonly algorithm: string | null;
  /** Object identifier of an EC key's curve; `explicit` when its parameters are spelled out instead. */
  readonly curve: string | null;
  /** The key inside, of the structures that wrap one. */
  readonly inner: Uint8Array | null;
}

interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Offset after the element. */
  readonly end: number;
}

const sequence = 0x30;
const integer = 0x02;
const bitString = 0x03;
const octetString = 0x04;
const objectIdentifier = 0x06;
/** Context tag [0], constructed: an EC key's parameters (RFC 5915 3). */
const parameters = 0xa0;

/** Shapes by the tags of their first members, the longest first. */
const shapes: readonly { readonly kind: DerShape['kind']; readonly tags: readonly number[] }[] = [
  { kind: 'pkcs1', tags: [integer, integer, integer, integer, integer, integer, integer, integer, integer] },
  { kind: 'pkcs8', tags: [integer, sequence, octetString] },
  { kind: 'certificate', tags: [sequence, sequence, bitString] },
  { kind: 'sec1', tags: [integer, octetString] },
  { kind: 'spki', tags: [sequence, bitString] },
  { kind: 'encrypted', tags: [sequence, octetString] },
  { kind: 'pkcs1-public', tags: [integer, integer] },
];

/** Recognises a key's structure. It reads only as deep as that takes and never throws. */
export function derShape(bytes: Uint8Array): DerShape {
  const outer = readElement(bytes, 0);
  const members = outer?.tag === sequence ? readElements(outer.content) : [];
  const kind = shapes.find(({ tags }) => tags.every((tag, index) => members[index]?.tag === tag))?.kind ?? 'unknown';
  const identifier = members.find(({ tag }) => tag === sequence);
  const wrapped = members.find(({ tag }) => tag === octetString || tag === bitString)?.content ?? null;
  if (kind === 'pkcs8' && identifier !== undefined) return { kind, ...algorithmIdentifier(identifier), inner: wrapped };
  // The first byte of a bit string counts its unused bits.
  if (kind === 'spki' && identifier !== undefined) return { kind, ...algorithmIdentifier(identifier), inner: wrapped?.subarray(1) ?? null };
  if (kind === 'sec1') return { kind, algorithm: null, curve: curveOf(members.find(({ tag }) => tag === parameters)), inner: null };
  return { kind, algorithm: null, curve: null, inner: null };
}

/** How many bytes the outermost element says it has, header included; null when that cannot be read. */
export function declaredLength(bytes: Uint8Array): number | null {
  const header = readHeader(bytes, 0);
  return header === null ? null : header.start + header.length;
}

function algorithmIdentifier({ content }: Element): Pick<DerShape, 'algorithm' | 'curve'> {
  const [name, parameter] = readElements(content);
  const algorithm = name?.tag === objectIdentifier ? identifierText(name.content) : null;
  return { algorithm, curve: algorithm === '1.2.840.10045.2.1' ? curveName(parameter) : null };
}

function curveOf(tagged: Element | undefined): string | null {
  return tagged === undefined ? null : curveName(readElements(tagged.content)[0]);
}

function curveName(parameter: Element | undefined): string | null {
  if (parameter?.tag === objectIdentifier) return identifierText(parameter.content);
  return parameter?.tag === sequence ? 'explicit' : null;
}

function identifierText(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

function readElements(bytes: Uint8Array): Element[] {
  const elements: Element[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const element = readElement(bytes, offset);
    if (element === null) break;
    elements.push(element);
    offset = element.end;
  }
  return elements;
}

function readElement(bytes: Uint8Array, offset: number): Element | null {
  const header = readHeader(bytes, offset);
  if (header === null) return null;
  const end = header.start + header.length;
  return end > bytes.length ? null : { tag: header.tag, content: bytes.subarray(header.start, end), end };
}

function readHeader(bytes: Uint8Array, offset: number): { readonly tag: number; readonly start: number; readonly length: number } | null {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return null;
  if (first < 0x80) return { tag, start: offset + 2, length: first };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || offset + 2 + count > bytes.length) return null;
  const length = bytes.subarray(offset + 2, offset + 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { tag, start: offset + 2 + count, length };
}
