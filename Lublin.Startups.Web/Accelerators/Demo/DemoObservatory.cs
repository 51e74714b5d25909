using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes.Demo;

namespace Lublin.Startups.Web.Accelerators.Demo;

/// <summary>Fills the demo's observatory. No real institution gets a date or a result.</summary>
public sealed class DemoObservatory(StartupsDb db, DemoDays days)
{
    private const string Clerk = "staff:1";
    private const int Noon = 12;

    public void Add()
    {
        var file = ObservatoryFile.Read();
        var offer = new LocalText(file.RealOffer);
        foreach (var real in file.Real)
            Add(real, offer);
        foreach (var invented in file.Invented)
            Add(invented, new([new("pl", invented.Pl!), new("en", invented.En!), new("uk", invented.Uk!)]));
    }

    private void Add(WatchedFile watched, LocalText offer) => db.Add(new ExternalProgramme(
        new(watched.Name, watched.Operator, watched.Url, watched.Kind, watched.Stages, watched.Sector, watched.Places, offer, watched.Languages)
        {
            OpensOn = On(watched.Opens),
            ClosesOn = On(watched.Closes),
            ClosesTime = watched.Time,
            IsContinuous = watched.Continuous,
            IsWithCity = watched.WithCity,
        },
        Clerk,
        days.At(watched.Checked, Noon)));

    private DateOnly? On(int? day) => day is { } known ? Warsaw.DateOf(days.At(known, Noon)) : null;
}
