namespace Lublin.Startups.Web.Questions;

/// <summary>The versions of one form. At most the last one is still being written; the others are frozen, and answered by somebody.</summary>
public sealed class Questionnaire
{
    private readonly List<FormVersion> versions = [];

    public long Id { get; private set; }
    public IReadOnlyList<FormVersion> Versions => versions;

    /// <summary>The one that is asked; null before the first is frozen.</summary>
    public FormVersion? Current => versions.Where(version => version.FrozenAt is not null).MaxBy(version => version.Number);

    public FormVersion? Draft => versions.Find(version => version.FrozenAt is null);

    /// <summary>Writes the draft, which is begun when there is none.</summary>
    public void Write(QuestionForm form)
    {
        if (Draft is { } draft)
            draft.Write(form);
        else
            versions.Add(new(versions.Count + 1, form));
    }

    /// <summary>From now on it is asked as it stands.</summary>
    /// <exception cref="InvalidOperationException">There is no draft, or it has faults.</exception>
    public FormVersion Freeze(DateTimeOffset now)
    {
        if (Draft is not { } draft || draft.Form.Faults().Count > 0)
            throw new InvalidOperationException("Only a draft without faults is frozen.");
        draft.Freeze(now);
        return draft;
    }
}

/// <summary>A form as it stands in one version.</summary>
public sealed class FormVersion
{
    private FormVersion()
    {
    }

    internal FormVersion(int number, QuestionForm form) => (Number, Form) = (number, form);

    public long Id { get; private set; }
    public long QuestionnaireId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public QuestionForm Form { get; private set; } = null!;

    /// <summary>Since when it is asked; null while it is being written.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    internal void Write(QuestionForm form) => Form = form;

    internal void Freeze(DateTimeOffset now) => FrozenAt ??= now;
}

/// <summary>Somebody's answers to one version of a form, each kept by itself as it was typed.</summary>
public sealed class AnswerSheet
{
    private readonly List<Answer> answers = [];

    private AnswerSheet()
    {
    }

    public AnswerSheet(FormVersion version) => Version = version;

    public long Id { get; private set; }
    public long VersionId { get; private set; }
    public FormVersion Version { get; private set; } = null!;
    public IReadOnlyList<Answer> Answers => answers;

    public Answer? Find(string question) => answers.Find(answer => string.Equals(answer.Question, question, StringComparison.Ordinal));

    /// <summary>Answers another version from now on; what was answered stays.</summary>
    public void MoveTo(FormVersion version) => (Version, VersionId) = (version, version.Id);

    /// <summary>Keeps what somebody typed. When somebody else answered since, both texts are kept until one of them chooses.</summary>
    /// <param name="question">Its key.</param>
    /// <param name="text">As typed; empty takes the answer away.</param>
    /// <param name="seen">The number of the answer that they saw; 0 for none.</param>
    /// <param name="by">As the history names actors.</param>
    /// <returns>Whether it is the answer now; otherwise it stands beside it.</returns>
    public bool Save(string question, string text, int seen, string by, DateTimeOffset now)
    {
        if (Find(question) is not { } answer)
        {
            if (text.Length > 0)
                answers.Add(new(question, text, by, now));
            return true;
        }

        if (string.Equals(answer.Text, text, StringComparison.Ordinal))
            return true;
        if (answer.Number != seen)
        {
            answer.SetBeside(text, by, now);
            return false;
        }

        answer.Write(text, by, now);
        return true;
    }

    /// <summary>Ends that there are two texts: this one is the answer.</summary>
    public void Choose(string question, string text, string by, DateTimeOffset now) => Find(question)?.Write(text, by, now);
}

/// <summary>What was typed for one question.</summary>
public sealed class Answer
{
    /// <summary>No more is kept of an answer, whatever is asked; what is longer does not get here.</summary>
    public const int Longest = 20_000;

    private Answer()
    {
    }

    internal Answer(string question, string text, string by, DateTimeOffset now)
    {
        Question = question;
        Write(text, by, now);
    }

    public long SheetId { get; private set; }
    public string Question { get; private set; } = "";

    /// <summary>As typed, right or wrong.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Rises with every change: who saw an older one is told of the newer.</summary>
    public int Number { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>As the history names actors.</summary>
    public string SavedBy { get; private set; } = "";

    /// <summary>What somebody else typed at the same time; null while there is one text.</summary>
    public string? OtherText { get; private set; }

    public DateTimeOffset? OtherAt { get; private set; }
    public string? OtherBy { get; private set; }

    internal void Write(string text, string by, DateTimeOffset now)
    {
        (Text, SavedBy, SavedAt, Number) = (text, by, now, Number + 1);
        (OtherText, OtherBy, OtherAt) = (null, null, null);
    }

    // What a third person types is lost no more than what the second did.
    internal void SetBeside(string text, string by, DateTimeOffset now) =>
        (OtherText, OtherBy, OtherAt) = (OtherText is null || string.Equals(OtherBy, by, StringComparison.Ordinal) ? text : $"{OtherText}\n\n{text}", by, now);
}
