package app.gatehouse.fakes.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model on the Hub. Each method changes it from now on. */
public final class HubModel {

  private static final String MAIN = "main";

  private final String id;
  private final Map<String, String> branches = new ConcurrentHashMap<>();
  private final Map<String, Map<String, HubFileEntry>> commits = new ConcurrentHashMap<>();
  private final List<String> tags = new ArrayList<>();
  private final Json card = Json.object();
  private volatile @Nullable Json gguf;
  private volatile String gate = "";
  private volatile boolean disabled;
  private volatile @Nullable Set<HubUser> readers;
  private volatile long downloads = 100;
  private volatile long likes = 10;
  private volatile double trending = 1;
  private volatile @Nullable String pipeline = "text-generation";
  private volatile Instant createdAt = Instant.parse("2026-01-01T00:00:00Z");
  private volatile Instant lastModified = Instant.parse("2026-06-01T00:00:00Z");

  HubModel(String id) {
    this.id = id;
    tags.add("gguf");
    String first = Content.of(id).gitHash();
    branches.put(MAIN, first);
    commits.put(first, files());
  }

  private static Map<String, HubFileEntry> files() {
    return java.util.Collections.synchronizedMap(new TreeMap<>());
  }

  public String id() {
    return id;
  }

  /** What the main branch stands at: 40 hex digits. */
  public String commit() {
    return Objects.requireNonNull(branches.get(MAIN));
  }

  /**
   * @param how {@code auto} lets in who agrees, {@code manual} who the authors choose; empty for no
   *     gate
   */
  public HubModel gated(String how) {
    this.gate = how;
    return this;
  }

  /** Words that people have to agree to. */
  public HubModel gatePrompt(String prompt) {
    card.with("extra_gated_prompt", prompt);
    return this;
  }

  /** Nobody else knows that it is there. */
  public HubModel privateTo(HubUser... users) {
    this.readers = Set.of(users);
    return this;
  }

  public HubModel disabled() {
    this.disabled = true;
    return this;
  }

  /** A file, stored as the Hub would store one of this name and size. */
  public HubModel file(String path, Content content) {
    boolean large =
        content.length() > 10_000_000 || path.matches(".*\\.(gguf|safetensors|bin|onnx|pt)");
    return large ? xetFile(path, content) : gitFile(path, content);
  }

  public HubModel file(String path, byte[] content) {
    return file(path, Content.of(content));
  }

  public HubModel file(String path, String content) {
    return file(path, Content.of(content));
  }

  /** A small one, which the Hub itself answers with. */
  public HubModel gitFile(String path, Content content) {
    return entry(new HubFileEntry(path, content, HubFileEntry.Kind.GIT));
  }

  /** A large one of the old kind. */
  public HubModel lfsFile(String path, Content content) {
    return entry(new HubFileEntry(path, content, HubFileEntry.Kind.LFS));
  }

  /** A large one of the new kind. */
  public HubModel xetFile(String path, Content content) {
    return entry(new HubFileEntry(path, content, HubFileEntry.Kind.XET));
  }

  private HubModel entry(HubFileEntry entry) {
    current().put(entry.path(), entry);
    return this;
  }

  private Map<String, HubFileEntry> current() {
    Map<String, HubFileEntry> files = commits.get(commit());
    if (files == null) {
      throw new IllegalStateException("No such commit");
    }
    return files;
  }

  /** What a file of the newest commit holds. */
  public Content content(String path) {
    HubFileEntry entry = current().get(path);
    if (entry == null) {
      throw new IllegalArgumentException("No such file");
    }
    return entry.content();
  }

  public HubModel without(String path) {
    current().remove(path);
    return this;
  }

  /** A new commit on the main branch with the same files; what follows changes only this one. */
  public HubModel commits() {
    Map<String, HubFileEntry> next = files();
    next.putAll(current());
    String commit = Content.of(id + commits.size()).gitHash();
    commits.put(commit, next);
    branches.put(MAIN, commit);
    return this;
  }

  /** A branch that stands where the main one is now. */
  public HubModel branch(String name) {
    branches.put(name, commit());
    return this;
  }

  public HubModel tags(String... more) {
    tags.addAll(List.of(more));
    return this;
  }

  /** One that is not for GGUF files. */
  public HubModel withoutGgufTag() {
    tags.remove("gguf");
    return this;
  }

  public HubModel license(String name) {
    card.with("license", name);
    tags.add("license:" + name);
    return this;
  }

  public HubModel pipeline(@Nullable String tag) {
    this.pipeline = tag;
    return this;
  }

  public HubModel popular(long manyDownloads, long manyLikes, double howTrending) {
    this.downloads = manyDownloads;
    this.likes = manyLikes;
    this.trending = howTrending;
    return this;
  }

  public HubModel dates(Instant created, Instant modified) {
    this.createdAt = created;
    this.lastModified = modified;
    return this;
  }

  /** What the Hub has read from one of the files. */
  public HubModel gguf(String architecture, long parameters, long context) {
    this.gguf =
        Json.object()
            .with("total", parameters)
            .with("architecture", architecture)
            .with("context_length", context);
    return this;
  }

  String gate() {
    return gate;
  }

  boolean isGated() {
    return !gate.isEmpty();
  }

  boolean isDisabled() {
    return disabled;
  }

  boolean isPrivate() {
    return readers != null;
  }

  boolean isKnownTo(@Nullable HubUser user) {
    Set<HubUser> only = readers;
    return only == null || (user != null && only.contains(user));
  }

  /** The commit of a branch or a commit, or null when there is none. */
  @Nullable String resolve(String revision) {
    String named = branches.get(revision);
    return named != null ? named : commits.containsKey(revision) ? revision : null;
  }

  Map<String, String> branches() {
    return new TreeMap<>(branches);
  }

  /** In the order of their paths. */
  List<HubFileEntry> files(String commit) {
    Map<String, HubFileEntry> files = commits.getOrDefault(commit, Map.of());
    return List.copyOf(files.values());
  }

  @Nullable HubFileEntry entry(String commit, String path) {
    return commits.getOrDefault(commit, Map.of()).get(path);
  }

  Stream<HubFileEntry> everyFile() {
    return commits.values().stream().flatMap(files -> List.copyOf(files.values()).stream());
  }

  List<String> tags() {
    return List.copyOf(tags);
  }

  @Nullable String pipeline() {
    return pipeline;
  }

  long downloads() {
    return downloads;
  }

  long likes() {
    return likes;
  }

  double trending() {
    return trending;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant lastModified() {
    return lastModified;
  }

  long parameters() {
    return gguf != null && gguf.get("total") instanceof Long total ? total : 0;
  }

  /** Every field the Hub can tell, by its name. */
  Map<String, Object> fields(String commit, boolean sizes) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("_id", Content.of(id).gitHash().substring(0, 24));
    all.put("id", id);
    all.put("modelId", id);
    all.put("author", id.contains("/") ? id.substring(0, id.indexOf('/')) : "");
    all.put("sha", commit);
    all.put("private", isPrivate());
    all.put("gated", gate.isEmpty() ? (Object) false : gate);
    all.put("disabled", disabled);
    if (pipeline != null) {
      all.put("pipeline_tag", pipeline);
    }
    all.put("library_name", "gguf");
    all.put("tags", tags());
    all.put("downloads", downloads);
    all.put("likes", likes);
    all.put("trendingScore", trending);
    all.put("lastModified", lastModified.toString());
    all.put("createdAt", createdAt.toString());
    all.put("cardData", card);
    List<HubFileEntry> files = files(commit);
    if (gguf != null) {
      long size = files.stream().mapToLong(file -> file.content().length()).sum();
      all.put("gguf", new LinkedHashMap<>(gguf));
      all.put("usedStorage", size);
    }
    all.put("siblings", files.stream().map(file -> file.sibling(sizes)).toList());
    return all;
  }
}
