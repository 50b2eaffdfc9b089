package io.haihe.kernel.intake.form;

import java.util.List;

/** Things to choose under one heading, such as units. */
public record OptionGroup(String label, List<Option> options) {}
