using System.Text.Json;
using System.Text.Json.Serialization;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Questions;

/// <summary>What somebody is asked, in sections, as it stands in one version of a form. It knows nothing of what it is for.</summary>
public sealed record QuestionForm(IReadOnlyList<FormSection> Sections)
{
    private static readonly JsonSerializerOptions Words = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new LocalTextJson() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = LocalText.Readable.Encoder,
    };

    public IEnumerable<FormQuestion> Questions => Sections.SelectMany(section => section.Questions);

    public FormQuestion? Find(string key) => Questions.FirstOrDefault(question => string.Equals(question.Key, key, StringComparison.Ordinal));

    public string ToJson() => JsonSerializer.Serialize(this, Words);

    public static QuestionForm FromJson(string json) => JsonSerializer.Deserialize<QuestionForm>(json, Words)!;

    /// <summary>What keeps it from being asked of anybody, in the order of its questions; empty when nothing does.</summary>
    public IReadOnlyList<FormFault> Faults()
    {
        List<FormFault> faults = [];
        List<FormQuestion> before = [];
        foreach (var question in Questions)
        {
            if (before.Exists(other => string.Equals(other.Key, question.Key, StringComparison.Ordinal)))
                faults.Add(new(question.Key, FormFaultKind.KeyTaken));
            if (question.IsChosen && question.Choices.Count < 2)
                faults.Add(new(question.Key, FormFaultKind.TooFewChoices));
            if (question.When is { } when && (before.Find(other => string.Equals(other.Key, when.Question, StringComparison.Ordinal)) is not { } earlier || !when.Answers.Any() || !when.Answers.All(earlier.CanAnswer)))
                faults.Add(new(question.Key, FormFaultKind.NoSuchCondition));
            before.Add(question);
        }

        if (before.Count == 0)
            faults.Add(new("", FormFaultKind.NoQuestion));
        return faults;
    }

    private sealed class LocalTextJson : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Languages.ToDictionary(language => language, language => value.In(language).Text, StringComparer.Ordinal), options);
    }
}

/// <summary>Questions that are saved together.</summary>
public sealed record FormSection(string Key, LocalText Title, IReadOnlyList<FormQuestion> Questions)
{
    public LocalText? Help { get; init; }
}

/// <param name="Key">By which its answer is kept through all versions of the form.</param>
/// <param name="Kind">What an answer is.</param>
/// <param name="Label">The question.</param>
public sealed record FormQuestion(string Key, AnswerKind Kind, LocalText Label)
{
    public const string Yes = "yes";
    public const string No = "no";

    public LocalText? Help { get; init; }
    public bool IsRequired { get; init; }

    /// <summary>The most characters of a text, or files; null for what is usual.</summary>
    public int? Most { get; init; }

    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    /// <summary>When it is asked; null: always.</summary>
    public AskedWhen? When { get; init; }

    /// <summary>An answer may name people or their firm, and is not shown to those who read without names.</summary>
    public bool NamesPeople { get; init; }

    [JsonIgnore]
    public bool IsChosen => Kind is AnswerKind.Choice or AnswerKind.SeveralChoices;

    /// <summary>Whether this is one of the answers that can be chosen.</summary>
    public bool CanAnswer(string answer) => Kind switch
    {
        AnswerKind.YesNo => answer is Yes or No,
        AnswerKind.Choice or AnswerKind.SeveralChoices => Choices.Any(choice => string.Equals(choice.Key, answer, StringComparison.Ordinal)),
        _ => false,
    };
}

/// <param name="Key">Kept as the answer; without a comma.</param>
/// <param name="Label">What people choose.</param>
public sealed record FormChoice(string Key, LocalText Label);

/// <summary>A question is asked when an earlier one was answered so.</summary>
/// <param name="Question">The key of the earlier one: a choice, or a yes or no.</param>
/// <param name="Answers">Any of them will do.</param>
public sealed record AskedWhen(string Question, IReadOnlyList<string> Answers);

public enum AnswerKind
{
    ShortText,
    LongText,
    Choice,
    SeveralChoices,
    YesNo,

    /// <summary>Whole, from 0.</summary>
    Number,

    /// <summary>Złoty, with grosze.</summary>
    Amount,

    Date,
    Link,

    /// <summary>PDFs, which are kept beside the answers.</summary>
    Files,
}

/// <param name="Question">Its key; empty when it is about the whole form.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record FormFault(string Question, FormFaultKind Kind);

public enum FormFaultKind
{
    NoQuestion,

    /// <summary>Another question has that key.</summary>
    KeyTaken,

    TooFewChoices,

    /// <summary>It is asked when no question before it can be answered so.</summary>
    NoSuchCondition,
}
