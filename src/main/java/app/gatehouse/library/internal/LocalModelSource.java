package app.gatehouse.library.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.LocalFiles;
import app.gatehouse.models.LocalFacts;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import app.gatehouse.models.ModelSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The files an account sees, as models. */
@Component
class LocalModelSource implements ModelSource {

  /** Architectures that turn text into vectors and answer nothing. */
  private static final Set<String> EMBEDDING =
      Set.of("bert", "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "t5encoder");

  private final LocalFiles files;

  LocalModelSource(LocalFiles files) {
    this.files = files;
  }

  @Override
  public List<Model> models(AccountId account) {
    return files.list(account).stream().map(LocalModelSource::model).toList();
  }

  private static Model model(LocalFile file) {
    return new Model(
        file.ref(),
        Parts.title(file.file()),
        Model.LOCAL_PROVIDER,
        Model.Source.LOCAL,
        Model.Access.UNLOCKED,
        facts(file),
        null,
        false,
        false,
        true);
  }

  private static ModelFacts facts(LocalFile file) {
    GgufHeader header = file.header();
    ModelKind kind =
        EMBEDDING.contains(header.architecture()) ? ModelKind.EMBEDDING : ModelKind.CHAT;
    return ModelFacts.of(kind)
        .withContext(header.contextLength(), null)
        .withLocal(new LocalFacts(file.bytes(), Sizes.parameters(header), header.fileType(), null));
  }
}
