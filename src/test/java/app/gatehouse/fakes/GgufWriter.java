package app.gatehouse.fakes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes GGUF files, also such as nobody should: what is asked for is what comes out. */
public final class GgufWriter {

  public static final int F32 = 0;
  private static final int ALIGNMENT = 32;

  private final ByteArrayOutputStream pairs = new ByteArrayOutputStream();
  private final List<Tensor> tensors = new ArrayList<>();
  private final int version;
  private long count;

  private record Tensor(String name, long[] dimensions, int type, byte[] data) {}

  private GgufWriter(int version) {
    this.version = version;
  }

  public static GgufWriter version(int version) {
    return new GgufWriter(version);
  }

  public GgufWriter u8(String key, int value) {
    return pair(key, 0, new byte[] {(byte) value});
  }

  public GgufWriter u16(String key, int value) {
    return pair(key, 2, little(2).putShort((short) value).array());
  }

  public GgufWriter u32(String key, int value) {
    return pair(key, 4, int32(value));
  }

  public GgufWriter i32(String key, int value) {
    return pair(key, 5, int32(value));
  }

  public GgufWriter f32(String key, float value) {
    return pair(key, 6, int32(Float.floatToIntBits(value)));
  }

  public GgufWriter bool(String key, boolean value) {
    return pair(key, 7, new byte[] {(byte) (value ? 1 : 0)});
  }

  public GgufWriter text(String key, String value) {
    return pair(key, 8, string(value));
  }

  public GgufWriter u64(String key, long value) {
    return pair(key, 10, int64(value));
  }

  public GgufWriter texts(String key, List<String> values) {
    ByteArrayOutputStream all = array(8, values.size());
    values.forEach(value -> all.writeBytes(string(value)));
    return pair(key, 9, all.toByteArray());
  }

  public GgufWriter floats(String key, float... values) {
    ByteArrayOutputStream all = array(6, values.length);
    for (float value : values) {
      all.writeBytes(int32(Float.floatToIntBits(value)));
    }
    return pair(key, 9, all.toByteArray());
  }

  public GgufWriter ints(String key, int... values) {
    ByteArrayOutputStream all = array(5, values.length);
    for (int value : values) {
      all.writeBytes(int32(value));
    }
    return pair(key, 9, all.toByteArray());
  }

  /** Any type, and any bytes for its value. */
  public GgufWriter pair(String key, int type, byte[] value) {
    pairs.writeBytes(string(key));
    pairs.writeBytes(int32(type));
    pairs.writeBytes(value);
    count++;
    return this;
  }

  public GgufWriter tensor(String name, int type, byte[] data, long... dimensions) {
    tensors.add(new Tensor(name, dimensions, type, data));
    return this;
  }

  public GgufWriter floats(String name, float[] data, long... dimensions) {
    ByteBuffer bytes = little(4 * data.length);
    bytes.asFloatBuffer().put(data);
    return tensor(name, F32, bytes.array(), dimensions);
  }

  /** Head and tensors. */
  public byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header());
    align(file);
    for (Tensor tensor : tensors) {
      file.writeBytes(tensor.data);
      align(file);
    }
    return file.toByteArray();
  }

  /** What stands before the tensors' data, without what fills it up. */
  public byte[] header() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    head.writeBytes(int32(version));
    head.writeBytes(number(tensors.size()));
    head.writeBytes(number(count));
    head.writeBytes(pairs.toByteArray());
    long offset = 0;
    for (Tensor tensor : tensors) {
      head.writeBytes(string(tensor.name));
      head.writeBytes(int32(tensor.dimensions.length));
      for (long dimension : tensor.dimensions) {
        head.writeBytes(number(dimension));
      }
      head.writeBytes(int32(tensor.type));
      head.writeBytes(int64(offset));
      offset += padded(tensor.data.length);
    }
    return head.toByteArray();
  }

  public ByteArrayOutputStream array(int type, long length) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(int32(type));
    all.writeBytes(number(length));
    return all;
  }

  public byte[] string(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(number(text.length));
    all.writeBytes(text);
    return all.toByteArray();
  }

  /** A count or length: of four bytes in the first version, of eight since. */
  public byte[] number(long value) {
    return version == 1 ? int32((int) value) : int64(value);
  }

  public static byte[] int32(int value) {
    return little(4).putInt(value).array();
  }

  public static byte[] int64(long value) {
    return little(8).putLong(value).array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long padded(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static void align(ByteArrayOutputStream file) {
    int size = file.size();
    file.writeBytes(new byte[(int) (padded(size) - size)]);
  }
}
