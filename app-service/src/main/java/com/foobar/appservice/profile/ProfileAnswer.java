package com.foobar.appservice.profile;

/**
 * One person, as the API shows people.
 *
 * @param profile the person
 */
record ProfileAnswer(Profile profile) {
}
