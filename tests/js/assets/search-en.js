window.CoursewareIndex = {
  docs: [
    ["fixture.html#one", "law", "Article 166. Trafficking in persons", "Penalty", "Whoever recruits a person for exploitation is punished by imprisonment. Part 4 drops the means for a child."],
    ["fixture.html#two", "law", "Article 167. Enticement", "Elements", "Article 167 has other elements than trafficking."],
    ["fixture.html#first-response", "checklist", "First response", "", "Make sure that the person is safe. Do not question a child alone."],
    ["fixture.html#who-is-a-child", "lesson", "The three elements", "Means", "The act, the means and the purpose of <b>exploitation</b> & more."],
    ["fixture.html#five", "page", "About", "", "Where the facts come from."],
    ["fixture.html#six", "term", "Injured party", "", "The person who suffered from trafficking."],
    ["fixture.html#seven", "lesson", "Consent", "A child", "The consent of a child to exploitation never matters."],
    ["fixture.html#eight", "lesson", "Signs", "", "Signs of exploitation at a workplace."],
  ],
};
