# The application as an ordinary user with a read-only root and one data volume:
#   docker build -t lublin-startups .
#   docker run --read-only --tmpfs /tmp -v startups:/data -p 127.0.0.1:8080:8080 --env-file startups.env lublin-startups
# docs/operations.md has the settings and the rest. Needs BuildKit, the default of today's Docker.
ARG DOTNET=10.0
ARG NODE=22

# Styles, scripts and pictures: once, on the machine that builds, whatever the image is for.
FROM --platform=$BUILDPLATFORM node:${NODE}-bookworm-slim AS front
WORKDIR /source/wwwroot-src
COPY wwwroot-src/package.json wwwroot-src/package-lock.json wwwroot-src/front.mjs ./
RUN node front.mjs install
COPY wwwroot-src ./
COPY Lublin.Startups.Web/Ui/Icons/brand-mark.svg ../Lublin.Startups.Web/Ui/Icons/
RUN node front.mjs build

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:${DOTNET} AS build
ARG TARGETARCH
WORKDIR /source
# Packages are a layer of their own, which stands until one of these files changes.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt ./
COPY Lublin.Startups.Web/Lublin.Startups.Web.csproj Lublin.Startups.Web/Front.targets Lublin.Startups.Web/packages.lock.json Lublin.Startups.Web/
RUN dotnet restore Lublin.Startups.Web -a $TARGETARCH -p:PublishReadyToRun=true
COPY Lublin.Startups.Web Lublin.Startups.Web
COPY --from=front /source/Lublin.Startups.Web/wwwroot Lublin.Startups.Web/wwwroot
RUN dotnet publish Lublin.Startups.Web -c Release -a $TARGETARCH --self-contained false --no-restore -o /app \
    -p:PublishReadyToRun=true -p:SkipFront=true

FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET}
RUN mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /app .
USER app
VOLUME /data
ENV ASPNETCORE_URLS=http://+:8080 DataDirectory=/data
EXPOSE 8080
# The image has no other program that could ask.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["dotnet", "Lublin.Startups.Web.dll", "health"]
ENTRYPOINT ["dotnet", "Lublin.Startups.Web.dll"]
