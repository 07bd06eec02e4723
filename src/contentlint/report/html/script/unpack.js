// Detail travels as .lzma files (specification: lzma-specification.txt of the LZMA SDK) in base 85 (RFC 1924, with "," for "<").

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

function bytesOf(text) {
  const values = new Uint8Array(128);
  [...ALPHABET].forEach((char, value) => (values[char.charCodeAt(0)] = value));
  const padding = (5 - (text.length % 5)) % 5;
  const padded = text + "~".repeat(padding);
  const bytes = new DataView(new ArrayBuffer((padded.length / 5) * 4));
  for (let at = 0; at < padded.length; at += 5) {
    let number = 0;
    for (let digit = 0; digit < 5; digit++) number = number * 85 + values[padded.charCodeAt(at + digit)];
    bytes.setUint32((at / 5) * 4, number);
  }
  return new Uint8Array(bytes.buffer, 0, bytes.byteLength - padding);
}

// The range coder: each bit is read against a guess in 2,048ths, which the bit then corrects.
class Bits {
  constructor(bytes, at) {
    Object.assign(this, { bytes, at: at + 5, range: 0xffffffff, code: new DataView(bytes.buffer).getUint32(at + 1) });
  }

  narrow() {
    if (this.range < 0x1000000) {
      this.range = (this.range << 8) >>> 0;
      this.code = ((this.code << 8) | this.bytes[this.at++]) >>> 0;
    }
  }

  bit(guesses, number) {
    const bound = (this.range >>> 11) * guesses[number];
    const set = this.code >= bound;
    if (set) {
      this.range -= bound;
      this.code -= bound;
      guesses[number] -= guesses[number] >>> 5;
    } else {
      this.range = bound;
      guesses[number] += (2048 - guesses[number]) >>> 5;
    }
    this.narrow();
    return set ? 1 : 0;
  }

  plain(count) {
    let value = 0;
    for (; count > 0; count--) {
      this.range >>>= 1;
      const set = this.code >= this.range;
      if (set) this.code -= this.range;
      value = value * 2 + (set ? 1 : 0);
      this.narrow();
    }
    return value;
  }

  tree(guesses, count, from = 0) {
    let node = 1;
    for (let step = 0; step < count; step++) node = node * 2 + this.bit(guesses, from + node);
    return node - (1 << count);
  }

  // The lowest bit first.
  reversed(guesses, count, from = 0) {
    let node = 1;
    let value = 0;
    for (let step = 0; step < count; step++) {
      const bit = this.bit(guesses, from + node);
      node = node * 2 + bit;
      value += bit << step;
    }
    return value;
  }
}

const guesses = (count) => new Uint16Array(count).fill(1024);

class Lengths {
  constructor() {
    Object.assign(this, { choice: guesses(2), low: guesses(16 * 8), middle: guesses(16 * 8), high: guesses(256) });
  }

  read(bits, place) {
    if (!bits.bit(this.choice, 0)) return 2 + bits.tree(this.low, 3, place * 8);
    return bits.bit(this.choice, 1) ? 18 + bits.tree(this.high, 8) : 10 + bits.tree(this.middle, 3, place * 8);
  }
}

class Unpacker {
  constructor(bytes) {
    const settings = bytes[0];
    Object.assign(this, { lc: settings % 9, lp: Math.floor(settings / 9) % 5, pb: Math.floor(settings / 45) });
    this.bits = new Bits(bytes, 13);
    this.out = new Uint8Array(Math.max(1024, bytes.length * 6));
    this.size = this.state = 0;
    this.last = [0, 0, 0, 0]; // the distances of the last four repetitions
    this.literals = guesses(0x300 << (this.lc + this.lp));
    this.lengths = new Lengths();
    this.lengthsAgain = new Lengths();
    this.slots = [0, 1, 2, 3].map(() => guesses(64));
    this.near = guesses(128);
    this.aligned = guesses(16);
    this.isMatch = guesses(12 << 4);
    this.isAgain = guesses(12);
    this.isNewest = guesses(12 << 4);
    this.isOlder = [guesses(12), guesses(12), guesses(12)];
  }

  put(byte) {
    if (this.size === this.out.length) {
      const wider = new Uint8Array(this.size * 2);
      wider.set(this.out);
      this.out = wider;
    }
    this.out[this.size++] = byte;
  }

  literal() {
    const before = this.size ? this.out[this.size - 1] : 0;
    const place = ((this.size & ((1 << this.lp) - 1)) << this.lc) + (before >> (8 - this.lc));
    const from = place * 0x300;
    let node = 1;
    if (this.state >= 7) {
      let there = this.out[this.size - this.last[0] - 1];
      for (let same = true; same && node < 0x100; there <<= 1) {
        const guess = (there >> 7) & 1;
        const bit = this.bits.bit(this.literals, from + ((1 + guess) << 8) + node);
        node = node * 2 + bit;
        same = bit === guess;
      }
    }
    while (node < 0x100) node = node * 2 + this.bits.bit(this.literals, from + node);
    this.put(node & 0xff);
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
  }

  distance(length) {
    const slot = this.bits.tree(this.slots[Math.min(length - 2, 3)], 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) * 2 ** count;
    if (slot < 14) return start + this.bits.reversed(this.near, count, start - slot);
    return start + this.bits.plain(count - 4) * 16 + this.bits.reversed(this.aligned, 4);
  }

  // How much of what went before comes again; null at the end.
  again(place) {
    const { bits, state, last } = this;
    if (!bits.bit(this.isAgain, state)) {
      const length = this.lengths.read(bits, place);
      this.state = state < 7 ? 7 : 10;
      last.unshift(this.distance(length));
      last.pop();
      return last[0] === 0xffffffff ? null : length;
    }
    if (!bits.bit(this.isOlder[0], state)) {
      if (!bits.bit(this.isNewest, (state << 4) + place)) {
        this.state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      const which = !bits.bit(this.isOlder[1], state) ? 1 : !bits.bit(this.isOlder[2], state) ? 2 : 3;
      last.unshift(...last.splice(which, 1));
    }
    this.state = state < 7 ? 8 : 11;
    return this.lengthsAgain.read(bits, place);
  }

  run() {
    for (;;) {
      const place = this.size & ((1 << this.pb) - 1);
      if (!this.bits.bit(this.isMatch, (this.state << 4) + place)) {
        this.literal();
        continue;
      }
      const length = this.again(place);
      if (length === null) return this.out.subarray(0, this.size);
      for (let step = 0; step < length; step++) this.put(this.out[this.size - this.last[0] - 1]);
    }
  }
}

// The text that stands packed in the element with this id.
const unpacked = (id) => new TextDecoder().decode(new Unpacker(bytesOf(document.getElementById(id).textContent.trim())).run());
