{{- /* An object's labels, as `aspire publish` writes them; its selector too. Given (dict "root" $ "component" "worker"). */}}
{{- define "poker.labels" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- /* What every pod has: no token of the cluster's, no root. Given the same and "user". */}}
{{- define "poker.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .user }}
  runAsGroup: {{ .user }}
  fsGroup: {{ .user }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- /* What every container has. Given (dict "root" $ "values" .Values.worker). */}}
{{- define "poker.container" -}}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
resources:
  requests:
    cpu: {{ .values.cores | quote }}
    memory: {{ .values.memory }}
  limits:
    cpu: {{ .values.cores | quote }}
    memory: {{ .values.memory }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{- define "poker.image" -}}
{{ with .root.Values.image.registry }}{{ . }}/{{ end }}{{ .values.image }}
{{- end }}

{{- /* Nobody but its owner knows an external server's password. */}}
{{- define "poker.secret" -}}
{{- if eq .Values.postgres.mode "external" -}}
{{ required "secrets.existing: name the Secret with the external database's password" .Values.secrets.existing }}
{{- else -}}
{{ .Values.secrets.existing | default "poker-secrets" }}
{{- end }}
{{- end }}

{{- /* The probes of a service of ours, all on its endpoint "http". */}}
{{- define "poker.probes" -}}
startupProbe:
  httpGet:
    path: /alive
    port: http
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet:
    path: /alive
    port: http
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: /health
    port: http
  periodSeconds: 5
  timeoutSeconds: 6
{{- end }}

{{- /* The environment of every service of ours: its endpoint "http", token, database, telemetry. Given root, values and component. */}}
{{- define "poker.environment" -}}
- name: Kestrel__Endpoints__http__Url
  value: http://+:8080
- name: Kestrel__Endpoints__http__Protocols
  value: Http1
# The images name a port of their own, which would be refused with a warning.
- name: ASPNETCORE_HTTP_PORTS
  value: ""
# Its socket has no place in a read-only file system.
- name: DOTNET_EnableDiagnostics
  value: "0"
- name: Poker__Token
  valueFrom:
    secretKeyRef:
      name: {{ include "poker.secret" .root }}
      key: token
# The driver reads it where the connection string has none.
- name: PGPASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "poker.secret" .root }}
      key: database-password
- name: ConnectionStrings__poker
  value: {{ include "poker.connection" .root | quote }}
{{- if or .root.Values.telemetry.endpoint .root.Values.dashboard.enabled }}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: OTEL_SERVICE_NAME
  value: {{ .component }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: service.instance.id=$(POD_NAME)
{{- if .root.Values.telemetry.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .root.Values.telemetry.endpoint | quote }}
{{- else }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: http://dashboard-service:18889
- name: DASHBOARD_KEY
  valueFrom:
    secretKeyRef:
      name: {{ include "poker.secret" .root }}
      key: dashboard-key
- name: OTEL_EXPORTER_OTLP_HEADERS
  value: x-otlp-api-key=$(DASHBOARD_KEY)
{{- end }}
{{- end }}
{{- range $name, $value := .values.environment }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- /* The database, but for the password. The images have no Kerberos to ask for. */}}
{{- define "poker.connection" -}}
{{- if eq .Values.postgres.mode "external" }}
{{- with .Values.postgres.external -}}
Host={{ required "postgres.external.host: name the server" .host }};Port={{ .port }};Database={{ .database }};Username={{ .username }};SSL Mode={{ .sslMode }}
{{- end }}
{{- else -}}
Host=postgres-service;Port=5432;Database=poker;Username=poker;SSL Mode=Disable
{{- end -}}
;GSS Encryption Mode=Disable
{{- end }}

{{- /* Where every service of ours may connect to: DNS, the database, the collector. */}}
{{- define "poker.egress" -}}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .Values.network.dnsNamespace }}
  ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- if eq .Values.postgres.mode "external" }}
- to:
    - ipBlock:
        cidr: {{ .Values.postgres.external.cidr }}
  ports:
    - port: {{ .Values.postgres.external.port }}
{{- else }}
- to:
    - podSelector:
        matchLabels:
          {{- include "poker.labels" (dict "root" . "component" "postgres") | nindent 10 }}
  ports:
    - port: postgres
{{- end }}
{{- if .Values.telemetry.endpoint }}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ required "telemetry.namespace: name the collector's namespace" .Values.telemetry.namespace }}
  ports:
    - port: {{ .Values.telemetry.port }}
{{- else if .Values.dashboard.enabled }}
- to:
    - podSelector:
        matchLabels:
          {{- include "poker.labels" (dict "root" . "component" "dashboard") | nindent 10 }}
  ports:
    - port: otlp
{{- end }}
{{- end }}

{{- /* Who may call an endpoint "http": the namespaces that were named. */}}
{{- define "poker.ingress.http" -}}
{{- with .Values.network.httpFrom }}
- from:
    - namespaceSelector:
        matchExpressions:
          - key: kubernetes.io/metadata.name
            operator: In
            values:
              {{- toYaml . | nindent 14 }}
  ports:
    - port: http
{{- end }}
{{- end }}
