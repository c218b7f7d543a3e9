package app.gatehouse.runtimes.child;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * llama.cpp. What the native side is given has been checked before: it ends the process where it
 * meets what it does not expect.
 */
final class LlamaEngine implements Engine {

  private final LlamaModel model;
  private final int context;
  private final boolean template;

  private LlamaEngine(LlamaModel model, int context, boolean template) {
    this.model = model;
    this.context = context;
    this.template = template;
  }

  /**
   * Loads the model, which may take minutes.
   *
   * @throws RuntimeException when llama.cpp does not take it; the library keeps its class to itself
   * @throws LinkageError when there is no llama.cpp for this machine
   */
  static LlamaEngine load(StartOrder order) {
    ModelParameters parameters =
        new ModelParameters()
            .setModel(order.model())
            .setCtxSize(order.context())
            .setThreads(order.threads())
            .setThreadsBatch(order.threads())
            // Or the beginning of a long conversation would be forgotten without a word.
            .disableContextShift();
    return new LlamaEngine(new LlamaModel(parameters), order.context(), order.template());
  }

  @Override
  public int contextSize() {
    return context;
  }

  @Override
  public String prompt(List<ChatMessage> conversation) {
    return template
        ? Conversation.byTemplate(conversation, model::applyTemplate)
        : Conversation.plainly(conversation);
  }

  @Override
  public int count(String text) {
    return model.encode(text).length;
  }

  @Override
  public Generation generate(String prompt, Sampling sampling) {
    try {
      return new Answer(model.generate(parameters(prompt, sampling)).iterator());
    } catch (RuntimeException refused) {
      throw new EngineException(refused);
    }
  }

  private InferenceParameters parameters(String prompt, Sampling sampling) {
    InferenceParameters parameters =
        new InferenceParameters(prompt).setNPredict(sampling.maxTokens());
    if (sampling.temperature() != null) {
      parameters.setTemperature(sampling.temperature().floatValue());
    }
    if (sampling.topP() != null) {
      parameters.setTopP(sampling.topP().floatValue());
    }
    if (sampling.seed() != null) {
      parameters.setSeed(sampling.seed());
    }
    List<String> stop = new ArrayList<>(sampling.stop());
    if (!template) {
      stop.add(Conversation.PLAIN_STOP);
    }
    return stop.isEmpty() ? parameters : parameters.setStopStrings(stop.toArray(String[]::new));
  }

  private record Answer(LlamaIterator pieces) implements Generation {

    @Override
    public @Nullable String next() {
      try {
        if (!pieces.hasNext()) {
          return null;
        }
        LlamaOutput piece = pieces.next();
        // The last one only says that it is the last.
        return pieces.hasNext() || !piece.text.isEmpty() ? piece.text : null;
      } catch (RuntimeException failed) {
        throw new EngineException(failed);
      }
    }

    @Override
    public void cancel() {
      pieces.cancel();
    }
  }
}
