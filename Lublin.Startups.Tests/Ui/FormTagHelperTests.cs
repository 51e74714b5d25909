using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Tests;

public sealed class FormTagHelperTests
{
    private static readonly IStringLocalizer<UiTexts> Kit = new StringLocalizer<UiTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    private readonly EmptyModelMetadataProvider metadata = new();
    private readonly ViewContext view;

    public FormTagHelperTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Polish.Culture;
        view = new ViewContext { ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()) };
    }

    [Fact]
    public async Task A_field_in_order_ties_its_label_and_hint_to_the_input()
    {
        var field = await WriteAsync(new FieldTagHelper(Kit) { For = Model("Form.Email", "a@b.pl"), Label = "Adres e-mail", Hint = "Wyślemy potwierdzenie.", Type = "email", Autocomplete = "email" });

        var input = field.QuerySelector("input")!;
        Assert.Equal("fg", field.QuerySelector("div")!.ClassName);
        Assert.Equal("Form_Email", field.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("Form_Email", input.Id);
        Assert.Equal("Form.Email", input.GetAttribute("name"));
        Assert.Equal("a@b.pl", input.GetAttribute("value"));
        Assert.Equal("Form_Email-h", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("placeholder"));
        Assert.False(input.HasAttribute("maxlength"));
    }

    [Fact]
    public async Task A_wrong_answer_stays_in_its_field_with_the_error_between_hint_and_input()
    {
        Refuse("Form.Nip", "712 000 00 0", "Sprawdź NIP");

        var field = await WriteAsync(new FieldTagHelper(Kit) { For = Model("Form.Nip", model: null), Label = "NIP firmy", Hint = "10 cyfr." });

        Assert.Equal("LABEL P P INPUT", string.Join(' ', field.QuerySelector("div.fg.bad")!.Children.Select(child => child.TagName)));
        Assert.Equal("Błąd: Sprawdź NIP", field.QuerySelector(".errmsg")!.TextContent);
        Assert.Equal("712 000 00 0", field.QuerySelector("input")!.GetAttribute("value"));
        Assert.Equal("true", field.QuerySelector("input")!.GetAttribute("aria-invalid"));
        Assert.Equal("Form_Nip-h Form_Nip-e", field.QuerySelector("input")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task An_optional_field_says_so_and_is_not_demanded()
    {
        var field = await WriteAsync(new FieldTagHelper(Kit) { For = Model("Form.Phone", model: null), Label = "Telefon", Optional = true });

        Assert.Equal("Telefon (nieobowiązkowe)", field.QuerySelector("label")!.TextContent);
        Assert.False(field.QuerySelector("input")!.HasAttribute("aria-required"));
    }

    [Fact]
    public async Task Markup_typed_into_a_field_comes_back_as_text()
    {
        var field = await WriteAsync(new FieldTagHelper(Kit) { For = Model("Form.Note", "</textarea><b>x</b> 🐐"), Label = "Uwagi", Type = "textarea" });

        Assert.Equal("</textarea><b>x</b> 🐐", field.QuerySelector("textarea")!.TextContent);
        Assert.Null(field.QuerySelector("b"));
    }

    [Fact]
    public async Task A_tick_shows_its_error_and_ticks_what_was_chosen()
    {
        Refuse("Form.Terms", "false", "Zaznacz, że znasz zasady");

        var terms = await WriteAsync(new TickTagHelper(Kit) { For = Model("Form.Terms", model: false), Label = "Znam zasady" });
        var need = await WriteAsync(new TickTagHelper(Kit) { For = Model("Form.Needs", new[] { "Large" }), Value = "Large", Label = "Większy druk" });

        Assert.Equal("Form_Terms-e", terms.QuerySelector(".fg.bad input")!.GetAttribute("aria-describedby"));
        Assert.False(terms.QuerySelector("input")!.HasAttribute("checked"));
        Assert.True(need.QuerySelector("input")!.HasAttribute("checked"));
        Assert.Equal("Form_Needs_Large", need.QuerySelector("input")!.Id);
    }

    [Fact]
    public async Task A_question_offers_its_choices_with_the_first_under_the_field_s_own_id()
    {
        var items = new Dictionary<object, object>();
        var question = new OptionsTagHelper(Kit) { For = Model("Form.Situation", "Plans"), Label = "Czy masz już firmę?" };

        var fieldset = await WriteAsync(question, items, async () =>
            await MarkupAsync(new ChoiceTagHelper(Kit) { Value = "Firm", Label = "Tak" }, items)
            + await MarkupAsync(new ChoiceTagHelper(Kit) { Value = "Plans", Label = "Jeszcze nie" }, items));

        Assert.Equal("Czy masz już firmę?", fieldset.QuerySelector("fieldset.q > legend")!.TextContent);
        Assert.Equal("Form_Situation Form_Situation_Plans", string.Join(' ', fieldset.QuerySelectorAll("input").Select(input => input.Id)));
        Assert.Equal("Plans", fieldset.QuerySelector("input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_summary_counts_what_is_wrong_and_links_to_each_field()
    {
        Refuse("Form.Name", "", "Wpisz imię i nazwisko");
        Refuse("Form.Email", "x", "Wpisz adres e-mail ze znakiem @");
        view.ViewData.ModelState.AddModelError("", "Termin się zmienił");

        var summary = await WriteAsync(new ErrorSummaryTagHelper(Kit));

        Assert.Equal("alert", summary.QuerySelector("div.errsum")!.GetAttribute("role"));
        Assert.Equal("Popraw 3 rzeczy, żeby przejść dalej", summary.QuerySelector("h2")!.TextContent);
        Assert.Equal("#Form_Email #Form_Name", string.Join(' ', summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal)));
        Assert.Single(summary.QuerySelectorAll("li"), line => line.QuerySelector("a") is null);
    }

    [Fact]
    public async Task The_summary_follows_the_form_s_own_order()
    {
        view.ViewData = new ViewDataDictionary<Page>(metadata, new ModelStateDictionary()) { Model = new Page(new Answers("", "")) };
        Refuse("Form.Email", "", "Wpisz adres");
        Refuse("Form.Zip", "", "Wpisz kod");

        var summary = await WriteAsync(new ErrorSummaryTagHelper(Kit));

        Assert.Equal("#Form_Zip #Form_Email", string.Join(' ', summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))));
    }

    [Fact]
    public async Task Nothing_wrong_means_no_summary() =>
        Assert.Empty((await WriteAsync(new ErrorSummaryTagHelper(Kit))).Children);

    private ModelExpression Model(string name, object? model) =>
        new(name, metadata.GetModelExplorerForType(model?.GetType() ?? typeof(string), model));

    private void Refuse(string name, string typed, string error)
    {
        view.ViewData.ModelState.SetModelValue(name, typed, typed);
        view.ViewData.ModelState.AddModelError(name, error);
    }

    private async Task<IElement> WriteAsync(TagHelper helper, Dictionary<object, object>? items = null, Func<Task<string>>? children = null) =>
        (await new HtmlParser().ParseDocumentAsync(await MarkupAsync(helper, items, children))).Body!;

    private async Task<string> MarkupAsync(TagHelper helper, Dictionary<object, object>? items = null, Func<Task<string>>? children = null)
    {
        if (helper is FormTagHelper form) form.ViewContext = view;
        if (helper is ErrorSummaryTagHelper summary) summary.ViewContext = view;
        var context = new TagHelperContext([], items ?? [], "id");
        var output = new TagHelperOutput("x", [], async (_, _) =>
            new DefaultTagHelperContent().SetHtmlContent(children is null ? "" : await children()));
        await helper.ProcessAsync(context, output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed record Answers(string Zip, string Email);

    private sealed record Page(Answers Form);
}
