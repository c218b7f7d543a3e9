package app.gatehouse.fakes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A model of some hundred KB that llama.cpp loads and that answers with words, though without any
 * sense: its weights are drawn by lot, the same ones for the same seed.
 */
public final class TinyGguf {

  public static final String CHAT_TEMPLATE =
      "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content']"
          + " + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{"
          + " '<|im_start|>assistant\\n' }}{% endif %}";
  public static final int CONTEXT = 512;

  private static final int WIDTH = 64;
  private static final int LAYERS = 2;
  private static final int HEADS = 4;
  private static final int HEADS_KV = 2;
  private static final int INNER = 128;
  private static final int BYTES_BEGIN = 5;
  private static final String WORDS =
      "the gate house castle king queen tower wall stone river bridge old young grey green red blue"
          + " night day light dark moon sun star wind rain snow fire water earth tree bird horse dog"
          + " cat man woman child song book word door key lock window road field hill sea ship sail"
          + " bread wine salt sword shield crown is was has had went came saw heard said asked gave"
          + " took found lost made kept held opened closed and or but then when where while under"
          + " over near far in on at by for with from a one two three many few all none here there"
          + " slowly softly quickly again once never always soon late early home away";

  private final long seed;
  private String architecture = "llama";
  private String name = "Tiny";
  private String sizeLabel = "100K";
  private int fileType;
  private boolean chatTemplate = true;

  private TinyGguf(long seed) {
    this.seed = seed;
  }

  public static TinyGguf seed(long seed) {
    return new TinyGguf(seed);
  }

  /** What it says it is; another one than {@code llama} no runtime knows. */
  public TinyGguf architecture(String says) {
    this.architecture = says;
    return this;
  }

  public TinyGguf name(String says) {
    this.name = says;
    return this;
  }

  public TinyGguf sizeLabel(String says) {
    this.sizeLabel = says;
    return this;
  }

  /** What {@code general.file_type} says, for example 15 for Q4_K_M; the weights stay F32. */
  public TinyGguf fileType(int says) {
    this.fileType = says;
    return this;
  }

  public TinyGguf withoutChatTemplate() {
    this.chatTemplate = false;
    return this;
  }

  /** The whole file. */
  public byte[] bytes() {
    GgufWriter file = describe(GgufWriter.version(3));
    weights().forEach(weight -> file.floats(weight.name, weight.values, weight.dimensions));
    return file.bytes();
  }

  /** The same model in as many files, to be named {@code …-00001-of-0000N.gguf}. */
  public List<byte[]> parts(int count) {
    List<Weight> weights = weights();
    List<byte[]> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      GgufWriter file = GgufWriter.version(3);
      if (part == 0) {
        describe(file);
      }
      file.u16("split.no", part)
          .u16("split.count", count)
          .i32("split.tensors.count", weights.size());
      int from = weights.size() * part / count;
      int to = weights.size() * (part + 1) / count;
      weights
          .subList(from, to)
          .forEach(weight -> file.floats(weight.name, weight.values, weight.dimensions));
      parts.add(file.bytes());
    }
    return parts;
  }

  private GgufWriter describe(GgufWriter file) {
    List<String> tokens = tokens();
    file.text("general.architecture", architecture)
        .text("general.type", "model")
        .text("general.name", name)
        .text("general.size_label", sizeLabel)
        .text("general.license", "mit")
        .u32("general.file_type", fileType)
        .u32("general.quantization_version", 2)
        .u32(architecture + ".vocab_size", tokens.size())
        .u32(architecture + ".context_length", CONTEXT)
        .u32(architecture + ".embedding_length", WIDTH)
        .u32(architecture + ".block_count", LAYERS)
        .u32(architecture + ".feed_forward_length", INNER)
        .u32(architecture + ".rope.dimension_count", WIDTH / HEADS)
        .u32(architecture + ".attention.head_count", HEADS)
        .u32(architecture + ".attention.head_count_kv", HEADS_KV)
        .f32(architecture + ".attention.layer_norm_rms_epsilon", 1e-5f)
        .text("tokenizer.ggml.model", "llama")
        .texts("tokenizer.ggml.tokens", tokens)
        .floats("tokenizer.ggml.scores", scores(tokens.size()))
        .ints("tokenizer.ggml.token_type", types(tokens.size()))
        .u32("tokenizer.ggml.unknown_token_id", 0)
        .u32("tokenizer.ggml.bos_token_id", 1)
        .u32("tokenizer.ggml.eos_token_id", 2)
        .u32("tokenizer.ggml.eot_token_id", 4)
        .bool("tokenizer.ggml.add_bos_token", true)
        .bool("tokenizer.ggml.add_eos_token", false);
    return chatTemplate ? file.text("tokenizer.chat_template", CHAT_TEMPLATE) : file;
  }

  private static List<String> tokens() {
    List<String> tokens =
        new ArrayList<>(List.of("<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>"));
    for (int octet = 0; octet < 256; octet++) {
      tokens.add("<0x%02X>".formatted(octet));
    }
    for (String word : WORDS.split(" ")) {
      tokens.add("\u2581" + word);
    }
    return tokens;
  }

  private static int firstWord() {
    return BYTES_BEGIN + 256;
  }

  private static float[] scores(int count) {
    float[] scores = new float[count];
    for (int token = firstWord(); token < count; token++) {
      scores[token] = firstWord() - token - 1f;
    }
    return scores;
  }

  /** 1 normal, 2 unknown, 3 control, 6 byte. */
  private static int[] types(int count) {
    int[] types = new int[count];
    for (int token = 0; token < count; token++) {
      types[token] = token == 0 ? 2 : token < BYTES_BEGIN ? 3 : token < firstWord() ? 6 : 1;
    }
    return types;
  }

  private record Weight(String name, float[] values, long... dimensions) {}

  private List<Weight> weights() {
    Random random = new Random(seed);
    int tokens = tokens().size();
    List<Weight> all = new ArrayList<>();
    all.add(embeddings(random, tokens));
    all.add(ones("output_norm.weight"));
    all.add(answers(random, tokens));
    int kept = WIDTH / HEADS * HEADS_KV;
    for (int layer = 0; layer < LAYERS; layer++) {
      String block = "blk." + layer + ".";
      all.add(ones(block + "attn_norm.weight"));
      all.add(drawn(random, block + "attn_q.weight", WIDTH, WIDTH));
      all.add(drawn(random, block + "attn_k.weight", WIDTH, kept));
      all.add(drawn(random, block + "attn_v.weight", WIDTH, kept));
      all.add(drawn(random, block + "attn_output.weight", WIDTH, WIDTH));
      all.add(ones(block + "ffn_norm.weight"));
      all.add(drawn(random, block + "ffn_gate.weight", WIDTH, INNER));
      all.add(drawn(random, block + "ffn_up.weight", WIDTH, INNER));
      all.add(drawn(random, block + "ffn_down.weight", INNER, WIDTH));
    }
    return all;
  }

  /** The first number of each is the same and large, so that {@link #answers} can lean on it. */
  private static Weight embeddings(Random random, int tokens) {
    Weight drawn = drawn(random, "token_embd.weight", WIDTH, tokens);
    for (int token = 0; token < tokens; token++) {
      for (int at = 0; at < WIDTH; at++) {
        drawn.values[token * WIDTH + at] *= WIDTH / 8f;
      }
      drawn.values[token * WIDTH] = 4;
    }
    return drawn;
  }

  /** Words are likely, the end less so, and single bytes hardly ever come. */
  private static Weight answers(Random random, int tokens) {
    Weight drawn = drawn(random, "output.weight", WIDTH, tokens);
    for (int token = 0; token < tokens; token++) {
      for (int at = 0; at < WIDTH; at++) {
        drawn.values[token * WIDTH + at] *= 4;
      }
      drawn.values[token * WIDTH] = token >= firstWord() ? 0 : token == 4 ? 1 : -20;
    }
    return drawn;
  }

  private static Weight ones(String name) {
    float[] values = new float[WIDTH];
    Arrays.fill(values, 1);
    return new Weight(name, values, WIDTH);
  }

  private static Weight drawn(Random random, String name, int in, int out) {
    float[] values = new float[in * out];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) (random.nextGaussian() / Math.sqrt(in));
    }
    return new Weight(name, values, in, out);
  }
}
