package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;

/** A person in the list of people, with the seats in force. */
public record PersonLine(Person person, Unit home, Viewer seated) {}
