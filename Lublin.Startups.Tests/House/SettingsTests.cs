using System.Reflection;
using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Data.Backups;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Pages.Cache;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Telemetry;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Configuration;

namespace Lublin.Startups.Tests;

/// <summary>appsettings.Example.json shows every key, and nothing that is no key.</summary>
public sealed partial class SettingsTests
{
    private const string Example = "appsettings.Example.json";

    /// <summary>Which section each set of options is read from.</summary>
    private static readonly Dictionary<Type, string> Sections = new()
    {
        [typeof(SiteOptions)] = "Site",
        [typeof(DatabaseOptions)] = "Database",
        [typeof(LinkOptions)] = "Links",
        [typeof(BackupOptions)] = "Backup",
        [typeof(TelemetryOptions)] = "Telemetry",
        [typeof(MailOptions)] = "Mail",
        [typeof(PrivacyOptions)] = "Privacy",
        [typeof(PagesOptions)] = "Pages",
        [typeof(ClockOptions)] = "Clock",
        [typeof(LimitsOptions)] = "Limits",
        [typeof(SignUpOptions)] = "SignUps",
        [typeof(HealthOptions)] = "Health",
        [typeof(KidsOptions)] = "Kids",
    };

    private readonly IConfigurationRoot example = new ConfigurationBuilder().AddJsonFile(Path.Combine(Tree.Root, Example)).Build();

    [Fact]
    public void Every_set_of_options_is_known_here() =>
        Assert.Empty(typeof(SiteOptions).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.IsPublic).Except(Sections.Keys));

    [Fact]
    public void The_example_shows_every_key_and_no_other()
    {
        var known = Sections.SelectMany(section => section.Key.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsRead).Select(property => $"{section.Value}:{property.Name}"))
            .Concat(SourceFiles.Below("Lublin.Startups.Web", ".cs").SelectMany(file => Read().Matches(SourceFiles.Text(file))).Select(match => match.Groups["key"].Value))
            .Append("ConnectionStrings:" + DataModule.ConnectionName)
            .Distinct(StringComparer.Ordinal).Where(key => key.Contains(':', StringComparison.Ordinal) || key is "DataDirectory")
            .Order(StringComparer.Ordinal);

        Assert.Equal(known, Keys(example, "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_of_the_example_is_one_the_application_takes() =>
        Assert.All(Sections, section => Assert.NotNull(example.GetSection(section.Value).Get(section.Key, binder => binder.ErrorOnUnknownConfiguration = true)));

    [Fact]
    public void Every_key_of_the_example_stands_below_a_word_about_it()
    {
        var lines = SourceFiles.Lines(Example);
        for (var i = 0; i < lines.Length; i++)
        {
            if (Value().IsMatch(lines[i]))
                Assert.True(lines[..i].TakeLast(4).Any(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal)), $"{lines[i].Trim()} is not explained.");
        }
    }

    private static bool IsRead(PropertyInfo property) => (property.CanWrite || property.PropertyType.IsGenericType) && !(property.DeclaringType == typeof(PrivacyOptions) && property.Name is nameof(PrivacyOptions.SiteUrl));

    // A list and a dictionary are one key.
    private static IEnumerable<string> Keys(IConfiguration section, string path) => section.GetChildren().SelectMany(child =>
    {
        var key = path.Length == 0 ? child.Key : $"{path}:{child.Key}";
        return child.Value is not null || !child.GetChildren().Any() || key.Count(letter => letter == ':') == 1 ? [key] : Keys(child, key);
    });

    [GeneratedRegex(@"(onfiguration|settings)(\[|\.GetValue(<\w+>)?\(|\.GetSection\()""(?<key>\w+(:\w+)?)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Read();

    [GeneratedRegex(@"^\s*""\w+"":\s*[^{\s]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
