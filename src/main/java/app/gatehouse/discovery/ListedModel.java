package app.gatehouse.discovery;

import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelRef;

/**
 * A model as its provider lists it.
 *
 * @param id has the form that {@link ModelRef} asks for
 * @param name for people, 1 to 200 characters; the id where there is none
 */
public record ListedModel(String id, String name, ModelFacts facts) {}
