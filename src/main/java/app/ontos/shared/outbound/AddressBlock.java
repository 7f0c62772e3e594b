package app.ontos.shared.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin with the same bits.
 *
 * @param first the first of them
 * @param bits how many bits they share
 */
record AddressBlock(InetAddress first, int bits) {

  /** Reads the notation of RFC 4632: an address, a slash, and the number of bits. */
  static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress first = InetAddress.getByName(text.substring(0, slash));
      return new AddressBlock(first, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is no block of addresses", e);
    }
  }

  boolean contains(byte[] address) {
    byte[] prefix = first.getAddress();
    if (address.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int different = address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE];
      int shared = 0xff00 >> Math.min(Byte.SIZE, bits - bit);
      if ((different & shared & 0xff) != 0) {
        return false;
      }
    }
    return true;
  }
}
