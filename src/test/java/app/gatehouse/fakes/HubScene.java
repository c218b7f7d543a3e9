package app.gatehouse.fakes;

import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.FakeHub;
import app.gatehouse.fakes.hub.HubFault;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.fakes.hub.HubUser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Hub with everything that can be met there, for people, who change it by lines of words. */
final class HubScene implements AutoCloseable {

  static final String ABOUT =
      """
        castle/portcullis-8b  its authors decide; ada has not asked
        castle/drawbridge-1b  lets in who agrees
        castle/moat-3b, castle/dungeon-7b, castle/keep-13b   ada waits, was rejected, must ask again
        castle/treasury-2b, castle/closed-5b   private to bob; taken out of use
        town/market-tiny      open, 500 KB, answers with words
        town/cathedral-70b    split in three
        town/lookout-4b       with a vision projector
        town/quarry-30b       4 GB, at 20 MB a second for each connection
        town/colossus-400b    more than 50 GB
        town/forgery-2b       what comes is not the file
        town/alchemist-9b     of an architecture that no runtime knows
        town/names-1b         files whose names would leave the folder
      Tokens: ada's read token hf_%s (the one above),
        her fine-grained ones hf_%s with and hf_%s without access to gated models,
        her expired one hf_%s, one that organizations refuse hf_%s,
        bob's read token hf_%s\
      """
          .formatted(
              "g".repeat(34),
              "a".repeat(34),
              "n".repeat(34),
              "e".repeat(34),
              "d".repeat(34),
              "b".repeat(34));

  static final String HELP =
      """
      Say a user of the Hub, what becomes of a request, and a model: ada grant castle/portcullis-8b
        ask, grant, reject, reset, forget
      Say how the files come: cdn slow 20MB
        up, slow SIZE (each second and connection), cut SIZE, hang, down, wrong, expire, norange\
      """;

  private static final Map<String, HubUser.Request> REQUESTS =
      Map.of(
          "grant", HubUser.Request.GRANTED,
          "reject", HubUser.Request.REJECTED,
          "reset", HubUser.Request.RESET,
          "forget", HubUser.Request.NEVER_ASKED);
  private static final Set<String> USERS = Set.of("ada", "bob");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KB|MB|GB)?");
  private static final long MEGABYTE = 1_000_000;
  private static final int Q4_K_M = 15;
  private static final int Q8_0 = 7;

  private final FakeHub hub;

  HubScene(int cdnPort) {
    hub = new FakeHub(0, cdnPort);
    HubUser ada =
        hub.user("ada")
            .readToken(FakeHuggingFace.KEY)
            .fineGrainedToken(token("a"), true)
            .fineGrainedToken(token("n"), false)
            .expiredToken(token("e"))
            .tokenRevokedByOrganization(token("d"));
    HubUser bob = hub.user("bob").readToken(token("b"));
    castle(ada, bob);
    town();
    for (int house = 1; house <= 60; house++) {
      hub.model("village/house-%02d".formatted(house))
          .popular(house, house / 2, 0)
          .license(house % 2 == 0 ? "mit" : "apache-2.0")
          .file("house-F32.gguf", tiny("House " + house, "100K", 0, house).bytes());
    }
  }

  private static String token(String letter) {
    return "hf_" + letter.repeat(34);
  }

  private static TinyGguf tiny(String name, String size, int fileType, long seed) {
    return TinyGguf.seed(seed).name(name).sizeLabel(size).fileType(fileType);
  }

  private void castle(HubUser ada, HubUser bob) {
    HubModel portcullis = gated("portcullis-8b", "8B", 480);
    HubModel moat = gated("moat-3b", "3B", 180);
    HubModel dungeon = gated("dungeon-7b", "7B", 420);
    HubModel keep = gated("keep-13b", "13B", 780);
    gated("drawbridge-1b", "1B", 60).gated("auto");
    ada.asks(moat).isRejected(dungeon).isReset(keep);
    List.of(portcullis, moat, dungeon, keep).forEach(bob::isGranted);
    quantized("castle/treasury-2b", "2B", 120).privateTo(bob);
    quantized("castle/closed-5b", "5B", 300).disabled();
  }

  private HubModel gated(String name, String size, long megabytes) {
    return quantized("castle/" + name, size, megabytes)
        .gated("manual")
        .gatePrompt("You agree to keep the gate shut at night.")
        .license("other");
  }

  private HubModel quantized(String id, String size, long megabytes) {
    String name = id.substring(id.indexOf('/') + 1);
    return hub.model(id)
        .popular(megabytes * 1_000, megabytes, megabytes)
        .gguf("llama", megabytes * 16 * MEGABYTE, 8192)
        .file("README.md", "# " + name + "\n\nA model to try things with.\n")
        .file(
            name + "-Q4_K_M.gguf",
            Content.padded(tiny(name, size, Q4_K_M, 1).bytes(), megabytes * MEGABYTE, megabytes))
        .file(
            name + "-Q8_0.gguf",
            Content.padded(
                tiny(name, size, Q8_0, 1).bytes(), 2 * megabytes * MEGABYTE, megabytes + 1));
  }

  private void town() {
    hub.model("town/market-tiny")
        .popular(900_000, 2_000, 900)
        .license("mit")
        .gguf("llama", 125_000, TinyGguf.CONTEXT)
        .file("README.md", "# market-tiny\n")
        .file("market-tiny-F32.gguf", tiny("Market", "100K", 0, 7).bytes());
    HubModel cathedral = hub.model("town/cathedral-70b").license("apache-2.0").popular(70, 7, 7);
    List<byte[]> parts = tiny("Cathedral", "70B", Q4_K_M, 2).parts(3);
    for (int part = 1; part <= parts.size(); part++) {
      cathedral.file(
          "Q4_K_M/cathedral-70b-Q4_K_M-0000%d-of-00003.gguf".formatted(part),
          Content.padded(parts.get(part - 1), 50 * MEGABYTE, part));
    }
    quantized("town/lookout-4b", "4B", 240)
        .pipeline("image-text-to-text")
        .file("mmproj-lookout-4b-F16.gguf", Content.random(30 * MEGABYTE, 3));
    quantized("town/quarry-30b", "30B", 2_000);
    hub.model("town/colossus-400b")
        .file("colossus-400b-Q4_K_M.gguf", Content.pretended(60_000 * MEGABYTE, 4));
    quantized("town/forgery-2b", "2B", 20);
    hub.model("town/alchemist-9b")
        .file(
            "alchemist-9b-F32.gguf", tiny("Alchemist", "9B", 0, 5).architecture("alchemy").bytes());
    HubModel names = hub.model("town/names-1b");
    for (String path :
        List.of("../../escape.gguf", "a/../b.gguf", "c:\\windows.gguf", "Case.gguf", "case.gguf")) {
      names.file(path, tiny(path, "1B", 0, 6).bytes());
    }
  }

  FakeHub hub() {
    return hub;
  }

  /** What takes a while: hashes of the large files, and what goes wrong with some of them. */
  void prepare() {
    String quarry = "quarry-30b";
    hub.cdnFaults()
        .always(sha256("town/quarry-30b", quarry + "-Q4_K_M.gguf"), capped(20 * MEGABYTE))
        .always(sha256("town/quarry-30b", quarry + "-Q8_0.gguf"), capped(20 * MEGABYTE))
        .always(sha256("town/forgery-2b", "forgery-2b-Q4_K_M.gguf"), new HubFault.WrongByteAt(9_999))
        .always(sha256("town/forgery-2b", "forgery-2b-Q8_0.gguf"), new HubFault.WrongByteAt(9_999));
  }

  private static HubFault capped(long bytesPerSecond) {
    return new HubFault.Capped(bytesPerSecond);
  }

  private String sha256(String model, String file) {
    return hub.model(model).content(file).sha256();
  }

  /** Whether a line that begins so is about the Hub. */
  boolean means(String firstWord) {
    return firstWord.equals("cdn") || USERS.contains(firstWord);
  }

  /**
   * Does what the line says.
   *
   * @return how things stand, or what was not understood
   */
  String tell(String line) {
    String[] words = line.strip().split("\\s+");
    boolean understood =
        words[0].equals("cdn") ? cdn(words) : words.length == 3 && request(words);
    return understood ? standing() : HELP;
  }

  private boolean request(String[] words) {
    if (!hub.knows(words[2])) {
      return false;
    }
    HubModel model = hub.model(words[2]);
    HubUser user = hub.user(words[0]);
    if (words[1].equals("ask")) {
      user.asks(model);
      return true;
    }
    HubUser.Request request = REQUESTS.get(words[1]);
    if (request != null) {
      user.is(model, request);
    }
    return request != null;
  }

  private boolean cdn(String[] words) {
    long size = words.length == 3 ? size(words[2]) : 0;
    switch (words.length < 2 ? "" : words[1]) {
      case "up" -> {
        hub.cdnFaults().none();
        prepare();
      }
      case "slow" -> hub.cdnFaults().always(capped(size == 0 ? MEGABYTE : size));
      case "cut" -> hub.cdnFaults().always(new HubFault.CutsAfter(size == 0 ? MEGABYTE : size));
      case "hang" -> hub.cdnFaults().always(new HubFault.HangsAfter(MEGABYTE));
      case "down" -> hub.cdnFaults().always(HubFault.down());
      case "wrong" -> hub.cdnFaults().always(new HubFault.WrongByteAt(MEGABYTE / 2));
      case "expire" -> hub.expireSignatures();
      case "norange" -> hub.cdnFaults().always(new HubFault.IgnoresRange());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long size(String word) {
    Matcher read = SIZE.matcher(word);
    if (!read.matches()) {
      return 0;
    }
    long number = Long.parseLong(read.group(1));
    return switch (read.group(2)) {
      case "KB" -> number * 1_000;
      case "MB" -> number * MEGABYTE;
      case "GB" -> number * 1_000 * MEGABYTE;
      case null, default -> number;
    };
  }

  private String standing() {
    return hub.gatedModels().stream()
        .map(model ->
            model.id()
                + USERS.stream()
                    .sorted()
                    .map(user -> " " + user + " " + hub.user(user).request(model))
                    .collect(Collectors.joining(",", ":", "")))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  @Override
  public void close() {
    hub.close();
  }
}
