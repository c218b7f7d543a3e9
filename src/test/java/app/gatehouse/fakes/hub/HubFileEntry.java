package app.gatehouse.fakes.hub;

/** A file of a model, and how it is stored. */
record HubFileEntry(String path, Content content, Kind kind) {

  enum Kind {
    GIT,
    LFS,
    XET
  }

  boolean isLarge() {
    return kind != Kind.GIT;
  }

  /** What the Hub calls its content: not what the other origin calls it. */
  String etag() {
    return isLarge() ? content.sha256() : content.gitHash();
  }

  /** Looks like a hash of the content, and is not the one anybody would compute. */
  String xetHash() {
    return Content.of("xet" + content.sha256()).sha256();
  }

  /** In the list of a model's files. */
  Json sibling(boolean sizes) {
    Json file = Json.object().with("rfilename", path);
    if (!sizes) {
      return file;
    }
    file.with("size", content.length()).with("blobId", blobId());
    return isLarge()
        ? file.with(
            "lfs",
            Json.object()
                .with("sha256", content.sha256())
                .with("size", content.length())
                .with("pointerSize", 135))
        : file;
  }

  /** In the tree of a commit. */
  Json leaf() {
    Json file =
        Json.object()
            .with("type", "file")
            .with("path", path)
            .with("size", content.length())
            .with("oid", blobId());
    if (isLarge()) {
      file.with(
          "lfs",
          Json.object()
              .with("oid", content.sha256())
              .with("size", content.length())
              .with("pointerSize", 135));
    }
    return kind == Kind.XET ? file.with("xetHash", xetHash()) : file;
  }

  /** Of a large file the hash of what stands in git in its place. */
  private String blobId() {
    return isLarge() ? Content.of("pointer to " + content.sha256()).gitHash() : content.gitHash();
  }
}
