package app.gatehouse.vault;

/** Master keys whose bytes are known. */
final class Keys {

  private Keys() {}

  /** Bytes that count upwards from {@code first}. */
  static byte[] bytes(int first) {
    byte[] bytes = new byte[MasterKey.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  static MasterKey key(String id, int first) {
    return new MasterKey(id, bytes(first));
  }
}
