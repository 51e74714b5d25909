using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Questions;

namespace Lublin.Startups.Tests.Questions;

/// <summary>What is asked follows from what was answered, and nothing is refused before it is sent.</summary>
public sealed class FilledFormTests
{
    private static readonly FormQuestion HasFirm = new("firm", AnswerKind.YesNo, Text("Czy macie firmę?")) { IsRequired = true };
    private static readonly FormQuestion Nip = new("nip", AnswerKind.ShortText, Text("NIP")) { IsRequired = true, Most = 10, When = new("firm", [FormQuestion.Yes]) };
    private static readonly FormQuestion Since = new("since", AnswerKind.Date, Text("Od kiedy")) { When = new("firm", [FormQuestion.Yes]) };
    private static readonly FormQuestion Fields = new("fields", AnswerKind.SeveralChoices, Text("Specjalizacje")) { Choices = [new("food", Text("Żywność")), new("it", Text("ICT")), new("health", Text("Zdrowie"))] };
    private static readonly FormQuestion Which = new("which", AnswerKind.LongText, Text("Która żywność")) { When = new("fields", ["food"]) };
    private static readonly FormQuestion Cost = new("cost", AnswerKind.Amount, Text("Ile kosztuje"));
    private static readonly FormQuestion Deck = new("deck", AnswerKind.Files, Text("Prezentacja")) { IsRequired = true };
    private static readonly QuestionForm Form = new([new("team", Text("Zespół"), [HasFirm, Nip, Since]), new("idea", Text("Pomysł"), [Fields, Which, Cost, Deck])]);

    [Fact]
    public void While_an_answer_that_decides_is_missing_the_question_behind_it_is_not_asked_and_not_missing()
    {
        var empty = Filled();

        Assert.Equal(["firm", "deck"], empty.Open().Select(point => point.Question.Key));
        Assert.Equal((0, 1), empty.CountOf(Form.Sections[0]));
        Assert.Equal(["firm", "nip", "deck"], Filled(("firm", "yes")).Open().Select(point => point.Question.Key).Prepend("firm").Distinct());
        Assert.Equal(["deck"], Filled(("firm", "no")).Open().Select(point => point.Question.Key));
    }

    [Fact]
    public void What_was_answered_to_a_question_that_is_not_asked_any_more_is_kept_and_not_sent()
    {
        var filled = Filled(("firm", "no"), ("nip", "1234563218"));

        Assert.Equal("1234563218", filled.TypedFor("nip"));
        Assert.Equal(["firm"], filled.Sent().Keys);
    }

    [Fact]
    public void A_question_behind_one_that_is_not_asked_is_not_asked_either()
    {
        var behind = new FormQuestion("month", AnswerKind.ShortText, Text("Miesiąc")) { When = new("licensed", [FormQuestion.Yes]), IsRequired = true };
        var licensed = new FormQuestion("licensed", AnswerKind.YesNo, Text("Licencja")) { When = new("firm", [FormQuestion.Yes]) };
        var form = new QuestionForm([new("all", Text("Wszystko"), [HasFirm, licensed, behind])]);

        Assert.Empty(new FilledForm(form, Answers(("firm", "no"), ("licensed", "yes")), new Dictionary<string, int>(StringComparer.Ordinal)).Open());
    }

    [Fact]
    public void Several_choices_are_kept_in_the_order_of_the_form_and_any_of_them_asks_on()
    {
        var filled = Filled(("fields", "it,food"));

        Assert.Equal("food,it", filled.Read(Fields)!.Value);
        Assert.True(filled.Asks(Which));
        Assert.False(Filled(("fields", "it")).Asks(Which));
    }

    [Theory]
    [InlineData("1 234,50 zł", "1234.50", null)]
    [InlineData("890", "890.00", null)]
    [InlineData("0,5", "0.50", null)]
    [InlineData("12,345", "12,345", AnswerFault.NoAmount)]
    [InlineData("-5", "-5", AnswerFault.NoAmount)]
    [InlineData("NaN", "NaN", AnswerFault.NoAmount)]
    [InlineData("dużo", "dużo", AnswerFault.NoAmount)]
    public void Amounts_are_read_as_people_write_them(string typed, string value, AnswerFault? fault) => Assert.Equal(new AnswerRead(value, fault), AnswerReading.Read(Cost, typed));

    [Theory]
    [InlineData(AnswerKind.Number, " 1 041 ", "1041", null)]
    [InlineData(AnswerKind.Number, "4,5", "4,5", AnswerFault.NoNumber)]
    [InlineData(AnswerKind.Number, "99999999999", "99999999999", AnswerFault.NoNumber)]
    [InlineData(AnswerKind.Date, "19.03.2027", "2027-03-19", null)]
    [InlineData(AnswerKind.Date, "2027-02-30", "2027-02-30", AnswerFault.NoDate)]
    [InlineData(AnswerKind.Link, "https://waga.example.org/film", "https://waga.example.org/film", null)]
    [InlineData(AnswerKind.Link, "javascript:alert(1)", "javascript:alert(1)", AnswerFault.NoLink)]
    [InlineData(AnswerKind.YesNo, "maybe", "maybe", AnswerFault.NoSuchChoice)]
    [InlineData(AnswerKind.ShortText, "שלום 🐝", "שלום 🐝", null)]
    public void Each_kind_is_read_in_one_way(AnswerKind kind, string typed, string value, AnswerFault? fault) =>
        Assert.Equal(new AnswerRead(value, fault), AnswerReading.Read(new("any", kind, Text("Pytanie")), typed));

    [Fact]
    public void A_limit_counts_what_is_typed_and_a_line_break_or_an_emoji_is_one_character()
    {
        var question = Nip with { Most = 4 };

        Assert.Null(AnswerReading.Read(question, "ab\r\n🐝")!.Fault);
        Assert.Equal(AnswerFault.TooLong, AnswerReading.Read(question, "ab\r\n🐝c")!.Fault);
        Assert.Equal(4, AnswerReading.LengthOf("ab\r\n🐝"));
    }

    [Fact]
    public void A_form_is_asked_only_when_keys_choices_and_conditions_hold()
    {
        var behind = Which with { Key = "early" };
        var wrong = new QuestionForm([new("all", Text("Wszystko"), [behind, Fields with { Choices = [new("food", Text("Żywność"))] }, HasFirm, HasFirm])]);

        Assert.Empty(Form.Faults());
        Assert.Equal([new("early", FormFaultKind.NoSuchCondition), new("fields", FormFaultKind.TooFewChoices), new("firm", FormFaultKind.KeyTaken)], wrong.Faults());
        Assert.Equal([new FormFault("", FormFaultKind.NoQuestion)], new QuestionForm([]).Faults());
    }

    [Fact]
    public void A_form_comes_back_from_the_database_as_it_was_written()
    {
        var back = QuestionForm.FromJson(Form.ToJson());

        Assert.Equal(Form.ToJson(), back.ToJson());
        Assert.Equal(["firm", "nip", "since", "fields", "which", "cost", "deck"], back.Questions.Select(question => question.Key));
        Assert.Equal(("Żywność", true, 10), (back.Find("fields")!.Choices[0].Label.In("pl").Text, back.Find("nip")!.IsRequired, back.Find("nip")!.Most));
    }

    private static LocalText Text(string words) => new("pl", words);

    private static Dictionary<string, string> Answers(params (string Question, string Text)[] answers) => answers.ToDictionary(answer => answer.Question, answer => answer.Text, StringComparer.Ordinal);

    private static FilledForm Filled(params (string Question, string Text)[] answers) => new(Form, Answers(answers), new Dictionary<string, int>(StringComparer.Ordinal));
}
